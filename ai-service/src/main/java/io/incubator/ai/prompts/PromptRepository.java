package io.incubator.ai.prompts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/// The tables of prompts, their versions and labels.
@Singleton
class PromptRepository {
    private static final String PROMPTS = """
            select p.id, p.name, p.description, p.newest, p.version, p.created_by, p.created_at, p.updated_at,
                (select coalesce(jsonb_agg(jsonb_build_object('label', l.label, 'number', l.number, 'movedBy', l.moved_by,
                        'movedAt', l.moved_at) order by l.label), '[]')
                 from prompt_label l where l.org_id = p.org_id and l.prompt_id = p.id) as labels
            from prompt p where p.org_id = :organisation""";
    private static final String VERSIONS = """
            select number, content, note, created_by, created_at from prompt_version
            where org_id = :organisation and prompt_id = :id""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    PromptRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    List<Prompt> list(UUID organisation, String after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(PROMPTS + " and p.name > :after order by p.name limit :limit")
                        .bind("organisation", organisation)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, _) -> prompt(row))
                        .list());
    }

    Optional<Prompt> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(PROMPTS + " and p.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> prompt(row))
                .findOne());
    }

    /// Whether it was stored; false if the name is taken.
    boolean insert(UUID organisation, UUID id, NewPrompt prompt, UUID by) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into prompt (id, org_id, name, description, newest, created_by)
                        values (:id, :organisation, :name, :description, 1, :by)
                        on conflict (org_id, name) do nothing""")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .bind("name", prompt.name())
                        .bind("description", prompt.description())
                        .bind("by", by)
                        .execute())
                == 1;
    }

    /// The number of one more version; empty if the prompt is gone.
    Optional<Integer> count(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        update prompt set newest = newest + 1, version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id returning newest""")
                .bind("organisation", organisation)
                .bind("id", id)
                .mapTo(Integer.class)
                .findOne());
    }

    void insertVersion(UUID organisation, UUID id, int number, NewVersion version, UUID by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into prompt_version (org_id, prompt_id, number, content, note, created_by)
                        values (:organisation, :id, :number, :content::jsonb, :note, :by)""")
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("number", number)
                .bind("content", text(version.content()))
                .bind("note", version.note())
                .bind("by", by)
                .execute());
    }

    List<PromptVersion> versions(UUID organisation, UUID id, int before, int limit) {
        return jdbi.withHandle(handle -> versions(
                        handle.createQuery(VERSIONS + " and number < :before order by number desc limit :limit")
                                .bind("before", before)
                                .bind("limit", limit),
                        organisation,
                        id)
                .list());
    }

    Optional<PromptVersion> version(UUID organisation, UUID id, int number) {
        return jdbi.withHandle(handle -> versions(
                        handle.createQuery(VERSIONS + " and number = :number").bind("number", number), organisation, id)
                .findOne());
    }

    /// Counts a change; false if the prompt has changed since it was read.
    boolean change(UUID organisation, Prompt read) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update prompt set version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id and version = :version""")
                        .bind("organisation", organisation)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .execute())
                == 1;
    }

    void moveLabel(UUID organisation, UUID id, String label, int number, UUID by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into prompt_label (org_id, prompt_id, label, number, moved_by)
                        values (:organisation, :id, :label, :number, :by)
                        on conflict (org_id, prompt_id, label)
                        do update set number = excluded.number, moved_by = excluded.moved_by, moved_at = now()""")
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("label", label)
                .bind("number", number)
                .bind("by", by)
                .execute());
    }

    void removeLabel(UUID organisation, UUID id, String label) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from prompt_label
                        where org_id = :organisation and prompt_id = :id and label = :label""")
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("label", label)
                .execute());
    }

    void delete(UUID organisation, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from prompt where org_id = :organisation and id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .execute());
    }

    private Prompt prompt(ResultSet row) throws SQLException {
        return new Prompt(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                row.getInt("newest"),
                List.of(read(row.getString("labels"), Prompt.Label[].class)),
                row.getLong("version"),
                row.getObject("created_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private ResultIterable<PromptVersion> versions(Query query, UUID organisation, UUID id) {
        return query.bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> new PromptVersion(
                        row.getInt("number"),
                        read(row.getString("content"), Template.class),
                        row.getString("note"),
                        row.getObject("created_by", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()));
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored prompt cannot be read", e);
        }
    }

    private String text(Template content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a prompt cannot be written", e);
        }
    }
}
