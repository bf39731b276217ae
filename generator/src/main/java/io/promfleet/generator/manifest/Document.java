package io.promfleet.generator.manifest;

import java.util.List;

/**
 * What one file holds, before any byte of it exists.
 *
 * @see YamlDocument
 * @see TextDocument
 */
public sealed interface Document permits YamlDocument, TextDocument {

    /**
     * Lines that stand at the top of the file as a comment, in the comment syntax of the file.
     *
     * @return the lines, without comment signs
     */
    List<String> header();
}
