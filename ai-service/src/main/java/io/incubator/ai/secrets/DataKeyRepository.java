package io.incubator.ai.secrets;

import io.incubator.kit.data.SystemRole;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/// The table of wrapped data keys.
@Singleton
class DataKeyRepository {
    private final Jdbi jdbi;

    DataKeyRepository(@SystemRole Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// A data key as it lies in the database.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record WrappedKey(UUID organisation, int version, String masterKey, byte[] wrapped) {
        /// What its wrapping is bound to.
        String bound() {
            return "data-key:" + organisation + ":" + version;
        }
    }

    Optional<WrappedKey> newest(UUID organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select org_id, version, master_key, wrapped from data_key
                        where org_id = :organisation order by version desc limit 1""")
                .bind("organisation", organisation)
                .map((row, _) ->
                        new WrappedKey(row.getObject(1, UUID.class), row.getInt(2), row.getString(3), row.getBytes(4)))
                .findOne());
    }

    Optional<WrappedKey> find(UUID organisation, int version) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select org_id, version, master_key, wrapped from data_key
                        where org_id = :organisation and version = :version""")
                .bind("organisation", organisation)
                .bind("version", version)
                .map((row, _) ->
                        new WrappedKey(row.getObject(1, UUID.class), row.getInt(2), row.getString(3), row.getBytes(4)))
                .findOne());
    }

    /// Whether it was stored; false if another replica was first with this version.
    boolean insert(WrappedKey key) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into data_key (org_id, version, master_key, wrapped)
                        values (:organisation, :version, :masterKey, :wrapped) on conflict do nothing""")
                        .bind("organisation", key.organisation())
                        .bind("version", key.version())
                        .bind("masterKey", key.masterKey())
                        .bind("wrapped", key.wrapped())
                        .execute())
                == 1;
    }

    /// Some keys that another master key than this one wraps, locked.
    List<WrappedKey> wrappedByOthers(String masterKey, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select org_id, version, master_key, wrapped from data_key
                        where master_key < :masterKey or master_key > :masterKey
                        limit :limit for update skip locked""")
                .bind("masterKey", masterKey)
                .bind("limit", limit)
                .map((row, _) ->
                        new WrappedKey(row.getObject(1, UUID.class), row.getInt(2), row.getString(3), row.getBytes(4)))
                .list());
    }

    void rewrap(WrappedKey key) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update data_key set master_key = :masterKey, wrapped = :wrapped
                        where org_id = :organisation and version = :version""")
                .bind("organisation", key.organisation())
                .bind("version", key.version())
                .bind("masterKey", key.masterKey())
                .bind("wrapped", key.wrapped())
                .execute());
    }
}
