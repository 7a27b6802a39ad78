package io.incubator.ai.planner.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.incubator.ai.planner.expression.Expression;
import io.incubator.ai.planner.expression.ExpressionParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads the YAML files of a folder on the class path and refuses what does not fit together.
final class KnowledgeLoader {
    /// A number with thousands separators, decimals and magnitude, or in words.
    static final String NUMBER = "(?<![\\d.A-Za-z])(?<n>\\d[\\d,]{0,17}(?:\\.\\d{1,6})?"
            + "(?:\\s?(?:million|thousand|billion|千万|百万|万|亿|千|百)|[kKmM](?![a-zA-Z]))?"
            + "|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty)\\b"
            + "|(?<![一二两三四五六七八九十百千万亿])[一二两三四五六七八九十百千万亿半]{1,12})";

    private final String folder;
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final ObjectMapper yaml;

    KnowledgeLoader(String folder) {
        this.folder = folder;
        this.yaml = YAMLMapper.builder(new YAMLFactory())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(new SimpleModule()
                        .addDeserializer(
                                Expression.class,
                                new FromText<>(Expression.class, s -> ExpressionParser.parse(s, Vocabulary::knows)))
                        .addDeserializer(Pattern.class, new FromText<>(Pattern.class, KnowledgeLoader::pattern))
                        .addDeserializer(Evidence.class, new FromText<>(Evidence.class, this::evidence)))
                .build();
    }

    KnowledgeBase load() {
        read("evidence.yaml", new TypeReference<List<Map<String, String>>>() {})
                .forEach(e -> evidence.put(
                        e.get("id"), new Evidence(e.get("id"), e.get("title"), e.get("source"), e.get("date"))));
        Map<Axis, AxisDefinition> axes = new EnumMap<>(Axis.class);
        read("axes.yaml", new TypeReference<List<AxisDefinition>>() {}).forEach(a -> axes.put(a.axis(), a));
        List<Rule> rules = new ArrayList<>();
        for (String file : List.of("constraints.yaml", "rules-base.yaml", "rules-fit.yaml", "rules-use.yaml")) {
            rules.addAll(read(file, new TypeReference<List<RuleEntry>>() {}).stream()
                    .map(entry -> entry.toRule(evidence(Evidence.JUDGEMENT)))
                    .toList());
        }
        KnowledgeBase knowledge = new KnowledgeBase(
                read("version.yaml", new TypeReference<Map<String, String>>() {})
                        .get("version"),
                axes,
                read("technologies.yaml", new TypeReference<>() {}),
                List.copyOf(rules),
                read("families.yaml", new TypeReference<>() {}),
                read("perspectives.yaml", new TypeReference<>() {}),
                read("archetypes.yaml", new TypeReference<List<String>>() {}).stream()
                        .map(id -> read("archetypes/" + id + ".yaml", new TypeReference<Archetype>() {}))
                        .toList(),
                read("lexicon.yaml", new TypeReference<>() {}),
                read("assumptions.yaml", new TypeReference<>() {}),
                read("roadmap.yaml", new TypeReference<>() {}),
                read("texts.yaml", new TypeReference<>() {}));
        KnowledgeCheck.check(knowledge);
        return knowledge;
    }

    private <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = KnowledgeLoader.class.getResourceAsStream(folder + file)) {
            if (in == null) {
                throw new IllegalStateException("missing " + folder + file);
            }
            return yaml.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder + file, e);
        }
    }

    /// Terms are matched as substrings in Chinese and as whole words elsewhere; an English plural is included.
    static Pattern pattern(String source) {
        String expanded = source.replace("{num}", NUMBER);
        boolean word = expanded.codePoints().noneMatch(Character::isIdeographic) && !source.contains("{num}");
        return Pattern.compile(
                word
                        ? "(?<![\\p{L}\\p{N}&&[^\\p{IsHan}]])(?:" + expanded + ")s?(?![\\p{L}\\p{N}&&[^\\p{IsHan}]])"
                        : expanded,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private Evidence evidence(String id) {
        Evidence found = evidence.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no evidence " + id);
        }
        return found;
    }

    private static final class FromText<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient java.util.function.Function<String, T> reader;

        FromText(Class<T> type, java.util.function.Function<String, T> reader) {
            super(type);
            this.reader = reader;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return reader.apply(parser.getText());
        }
    }
}
