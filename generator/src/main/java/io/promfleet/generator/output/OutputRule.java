package io.promfleet.generator.output;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.List;

/** What can be wrong with an output directory. Each is an error, and with any of them the directory stays as it was. */
public enum OutputRule {
    /** The output directory itself is a symbolic link. */
    LINKED_DIRECTORY("PF020", "Output directory is a symbolic link"),
    /** The output directory is a file. */
    NO_DIRECTORY("PF021", "Output directory is no directory"),
    /** The output directory, or a folder in it, does not let files be created. */
    UNWRITABLE("PF022", "Output directory cannot be written to"),
    /** Another run is at work in the directory. */
    LOCKED("PF023", "Another run is writing to the output directory"),
    /** The list of owned files does not have the form in which it was written, for instance after a merge. */
    DAMAGED_LIST("PF024", "List of owned files is damaged"),
    /** A generated file that has to change was changed by hand since it was generated. */
    EDITED("PF025", "Generated file was edited by hand"),
    /** A generated file that has to go was changed by hand since it was generated. */
    EDITED_ORPHAN("PF026", "Generated file that left the definition was edited by hand"),
    /** A file that was not generated stands where a generated one has to go. */
    FOREIGN_FILE("PF027", "File that was not generated is in the way"),
    /** A symbolic link, a pipe, a socket or a device stands on the way to a generated file. */
    LINK_ON_THE_WAY("PF028", "Link or special file is on the way to a generated file"),
    /** A folder stands where a file has to go, or a file where a folder has to be. */
    WRONG_KIND("PF029", "Folder and file are in each other's place"),
    /** Two documents of one tree have the same path. */
    DUPLICATE_PATH("PF030", "Two generated files have one path"),
    /** Two paths of one tree are the same where a file system does not tell upper from lower case. */
    CASE_CLASH("PF031", "Two generated paths differ only in upper and lower case"),
    /** One tree has a path both as a file and as a folder. */
    FILE_AND_FOLDER("PF032", "Generated path is both a file and a folder"),
    /** Something in the directory cannot be read. */
    UNREADABLE("PF033", "File in the output directory cannot be read"),
    /** New files could not be stored, for instance because the disk is full. */
    STAGING_FAILED("PF034", "New files cannot be stored"),
    /** A run was interrupted while it moved its files into place, and nothing has completed it yet. */
    INTERRUPTED("PF035", "An earlier run was interrupted"),
    /** An interrupted run cannot be completed because what it had stored is damaged. */
    DAMAGED_COMMIT("PF036", "An interrupted run left damaged files"),
    /** The file system refused a step while files were moved into place; the next run completes it. */
    COMMIT_FAILED("PF037", "Moving the new files into place failed"),
    /** So many files have a problem that not all of them are named. */
    MORE("PF038", "More files have problems");

    private final String id;
    private final String title;

    OutputRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The stable identifier.
     *
     * @return for instance {@code PF025}
     */
    public String id() {
        return id;
    }

    /**
     * What the rule is about, in a few words.
     *
     * @return without a full stop
     */
    public String title() {
        return title;
    }

    Finding at(Location location, String message, String hint) {
        return new Finding(id, Severity.ERROR, "", location, message, hint, List.of());
    }
}
