package io.incubator.ai.registry;

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

/// The tables of routes and their versions.
@Singleton
class RouteRepository {
    private static final String ROUTES = """
            select r.id, r.name, r.active, v.plan, r.version, r.created_at, r.updated_at
            from route r join route_version v on v.org_id = r.org_id and v.route_id = r.id and v.number = r.active
            where r.org_id = :organisation""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    RouteRepository(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    List<Route> list(UUID organisation, String after, int limit) {
        return jdbi.withHandle(
                handle -> handle.createQuery(ROUTES + " and r.name > :after order by r.name limit :limit")
                        .bind("organisation", organisation)
                        .bind("after", after)
                        .bind("limit", limit)
                        .map((row, _) -> route(row))
                        .list());
    }

    Optional<Route> find(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROUTES + " and r.id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .map((row, _) -> route(row))
                .findOne());
    }

    Optional<Route> find(UUID organisation, String name) {
        return jdbi.withHandle(handle -> handle.createQuery(ROUTES + " and r.name = :name")
                .bind("organisation", organisation)
                .bind("name", name)
                .map((row, _) -> route(row))
                .findOne());
    }

    /// Whether it was stored; false if the name is taken.
    boolean insert(UUID organisation, UUID id, String name) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into route (id, org_id, name, active) values (:id, :organisation, :name, 1)
                        on conflict (org_id, name) do nothing""")
                        .bind("id", id)
                        .bind("organisation", organisation)
                        .bind("name", name)
                        .execute())
                == 1;
    }

    void lock(UUID organisation, UUID id) {
        jdbi.useHandle(
                handle -> handle.createQuery("select 1 from route where org_id = :organisation and id = :id for update")
                        .bind("organisation", organisation)
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .list());
    }

    int newestVersion(UUID organisation, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select coalesce(max(number), 0) from route_version
                        where org_id = :organisation and route_id = :id""")
                .bind("organisation", organisation)
                .bind("id", id)
                .mapTo(Integer.class)
                .one());
    }

    void insertVersion(UUID organisation, UUID id, int number, RoutePlan plan, UUID by) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into route_version (route_id, number, org_id, plan, created_by)
                        values (:id, :number, :organisation, :plan::jsonb, :by)""")
                .bind("id", id)
                .bind("number", number)
                .bind("organisation", organisation)
                .bind("plan", text(plan))
                .bind("by", by)
                .execute());
    }

    List<RouteVersion> versions(UUID organisation, UUID id, int before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select number, plan, created_by, created_at from route_version
                        where org_id = :organisation and route_id = :id and number < :before
                        order by number desc limit :limit""")
                .bind("organisation", organisation)
                .bind("id", id)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new RouteVersion(
                        row.getInt("number"),
                        plan(row.getString("plan")),
                        row.getObject("created_by", UUID.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list());
    }

    /// Switches to a version; false if there is none, or the route has changed since it was read.
    boolean activate(UUID organisation, Route read, int number) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update route set active = :number, version = version + 1, updated_at = now()
                        where org_id = :organisation and id = :id and version = :version
                          and exists (select 1 from route_version
                                      where org_id = :organisation and route_id = :id and number = :number)""")
                        .bind("organisation", organisation)
                        .bind("id", read.id())
                        .bind("version", read.version())
                        .bind("number", number)
                        .execute())
                == 1;
    }

    void delete(UUID organisation, UUID id) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from route where org_id = :organisation and id = :id")
                .bind("organisation", organisation)
                .bind("id", id)
                .execute());
    }

    private Route route(ResultSet row) throws SQLException {
        return new Route(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getInt("active"),
                plan(row.getString("plan")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private RoutePlan plan(String text) {
        try {
            return json.readValue(text, RoutePlan.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored route cannot be read", e);
        }
    }

    private String text(RoutePlan plan) {
        try {
            return json.writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a route cannot be written", e);
        }
    }
}
