package io.incubator.ai.planner;

/// One file of a plan's bundle.
///
/// @param path relative, with forward slashes
/// @param mediaType of the content, which is always text in UTF-8
public record BundleFile(String path, String mediaType, String content) {}
