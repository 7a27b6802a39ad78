package io.incubator.project.revisions;

import java.util.List;

/// The files of a revision's bundle; there are at most a thousand, so they come at once.
record RevisionFiles(List<RevisionFile> items) {}
