package io.incubator.kit.conditional;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The value of `If-Match` or `If-None-Match`.
///
/// @param any whether it is `*`
record EntityTags(boolean any, List<String> tags) {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    static EntityTags parse(String header) {
        if (header.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        Matcher matcher = TAG.matcher(header);
        return new EntityTags(
                false, matcher.results().map(found -> found.group(1)).toList());
    }

    boolean match(String tag) {
        return any || tags.contains(tag);
    }
}
