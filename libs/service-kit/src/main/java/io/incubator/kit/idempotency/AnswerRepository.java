package io.incubator.kit.idempotency;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// The remembered answers, in the transaction of the work they answer.
@Singleton
class AnswerRepository {
    private static final int SWEPT_AT_ONCE = 5_000;

    private final Jdbi application;
    private final Jdbi system;

    AnswerRepository(Jdbi application, @SystemRole Jdbi system) {
        this.application = application;
        this.system = system;
    }

    /// Keeps others with the same key out until the transaction ends.
    ///
    /// @return whether nobody else is at it
    boolean lock(Call call) {
        return application.withHandle(db -> db.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", call.lock())
                .mapTo(Boolean.class)
                .one());
    }

    Optional<Answer> find(Call call) {
        return application.withHandle(db -> db.createQuery("""
                        select fingerprint, status, location, body from idempotency_key
                        where org_id = :organisation and digest = :digest""")
                .bind("organisation", call.organisation())
                .bind("digest", call.digest().bytes())
                .map((rs, _) ->
                        new Answer(Sha256.stored(rs.getBytes(1)), rs.getInt(2), rs.getString(3), rs.getString(4)))
                .findOne());
    }

    void remember(Call call, Answer answer) {
        application.useHandle(db -> db.createUpdate("""
                        insert into idempotency_key (org_id, digest, fingerprint, status, location, body)
                        values (:organisation, :digest, :fingerprint, :status, :location, :body)""")
                .bind("organisation", call.organisation())
                .bind("digest", call.digest().bytes())
                .bind("fingerprint", call.fingerprint().bytes())
                .bind("status", answer.status())
                .bind("location", answer.location())
                .bind("body", answer.body())
                .execute());
    }

    /// Forgets answers of the day before, some thousands at a time.
    ///
    /// @return whether there may be more
    boolean forgetOld() {
        return system.withHandle(
                        db -> db.createUpdate("""
                        delete from idempotency_key where (org_id, digest) in (
                            select org_id, digest from idempotency_key
                            where created_at < now() - interval '24 hours' order by created_at limit :most)""").bind("most", SWEPT_AT_ONCE).execute())
                == SWEPT_AT_ONCE;
    }
}
