package io.promfleet.generator.output;

import io.promfleet.finding.FindingRule;

/** What can be wrong with an output directory. Each is an error, and with any of them the directory stays as it was. */
public enum OutputRule implements FindingRule {
    /** The output directory itself is a symbolic link. */
    LINKED_DIRECTORY("PF020"),
    /** The output directory is a file. */
    NO_DIRECTORY("PF021"),
    /** The output directory, or a folder in it, does not let files be created. */
    UNWRITABLE("PF022"),
    /** Another run is at work in the directory. */
    LOCKED("PF023"),
    /** The list of owned files does not have the form in which it was written, for instance after a merge. */
    DAMAGED_LIST("PF024"),
    /** A generated file that has to change was changed by hand since it was generated. */
    EDITED("PF025"),
    /** A generated file that has to go was changed by hand since it was generated. */
    EDITED_ORPHAN("PF026"),
    /** A file that was not generated stands where a generated one has to go. */
    FOREIGN_FILE("PF027"),
    /** A symbolic link, a pipe, a socket or a device stands on the way to a generated file. */
    LINK_ON_THE_WAY("PF028"),
    /** A folder stands where a file has to go, or a file where a folder has to be. */
    WRONG_KIND("PF029"),
    /** Two documents of one tree have the same path. */
    DUPLICATE_PATH("PF030"),
    /** Two paths of one tree are the same where a file system does not tell upper from lower case. */
    CASE_CLASH("PF031"),
    /** One tree has a path both as a file and as a folder. */
    FILE_AND_FOLDER("PF032"),
    /** Something in the directory cannot be read. */
    UNREADABLE("PF033"),
    /** New files could not be stored, for instance because the disk is full. */
    STAGING_FAILED("PF034"),
    /** A run was interrupted while it moved its files into place, and nothing has completed it yet. */
    INTERRUPTED("PF035"),
    /** An interrupted run cannot be completed because what it had stored is damaged. */
    DAMAGED_COMMIT("PF036"),
    /** The file system refused a step while files were moved into place; the next run completes it. */
    COMMIT_FAILED("PF037"),
    /** So many files have a problem that not all of them are named. */
    MORE("PF038"),
    /** What was generated into the directory before belongs to another fleet. */
    OTHER_FLEET("PF039");

    private final String id;

    OutputRule(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
