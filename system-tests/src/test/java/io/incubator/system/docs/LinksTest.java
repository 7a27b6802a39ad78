package io.incubator.system.docs;

import static io.incubator.system.docs.Documents.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Links in the documents lead somewhere, and every page can be found.
class LinksTest {
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("(?<!`)\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADLINE = Pattern.compile("(?m)^#+ +(.+)$");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : links(page)) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theIndexLinksEveryPage() throws IOException {
        Path docs = ROOT.resolve("docs");
        Set<Path> linked = new TreeSet<>();
        for (Path index : List.of(docs.resolve("README.md"), docs.resolve("adr/README.md"))) {
            for (String link : links(index)) {
                linked.add(index.resolveSibling(link.replaceFirst("#.*", "")).normalize());
            }
        }
        assertThat(pages())
                .filteredOn(page -> page.startsWith(docs) && !page.endsWith("README.md"))
                .allSatisfy(page -> assertThat(linked).contains(page.normalize()));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String page : List.of(
                "README.md",
                "CONTRIBUTING.md",
                "CHANGELOG.md",
                "bench/README.md",
                "clients/java/README.md",
                "clients/typescript/README.md")) {
            pages.add(ROOT.resolve(page));
        }
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    private static List<String> links(Path page) throws IOException {
        String prose = FENCE.matcher(Files.readString(page)).replaceAll("");
        return LINK.matcher(prose).results().map(found -> found.group(1)).toList();
    }

    private static boolean leadsSomewhere(Path page, String link) throws IOException {
        if (link.contains("://") || link.startsWith("mailto:")) {
            return true;
        }
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? page : page.resolveSibling(path);
        return Files.exists(target) && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
    }

    /// Headlines as the addresses they are given when the page is shown.
    private static Set<String> anchors(Path page) throws IOException {
        Matcher headline = HEADLINE.matcher(Files.readString(page));
        return headline.results()
                .map(found -> found.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
