package io.incubator.ai.secrets;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incubator.ai.secrets.DataKeyRepository.WrappedKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// The tenants' data keys, opened. Transactions of their own: they run under the system role.
@ApplicationScoped
class DataKeys {
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;
    private static final int BATCH = 100;

    private final DataKeyRepository keys;
    private final MasterKeys masters;
    private final Cache<String, byte[]> opened = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(REMEMBERED)
            .build();

    DataKeys(DataKeyRepository keys, MasterKeys masters) {
        this.keys = keys;
        this.masters = masters;
    }

    /// A data key, opened.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record DataKey(int version, byte[] key) {
        @Override
        public String toString() {
            return "DataKey[" + version + "]";
        }
    }

    /// The key that seals now; the tenant's first one is made here.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    DataKey current(UUID organisation) {
        return keys.newest(organisation).map(this::open).orElseGet(() -> create(organisation, 1));
    }

    /// The key of a version.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    DataKey find(UUID organisation, int version) {
        byte[] known = opened.getIfPresent(organisation + ":" + version);
        if (known != null) {
            return new DataKey(version, known);
        }
        return keys.find(organisation, version)
                .map(this::open)
                .orElseThrow(() -> new IllegalStateException("data key " + version + " is missing"));
    }

    /// Makes a new key for the tenant; older ones still open.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    DataKey rotate(UUID organisation) {
        int newest = keys.newest(organisation).map(WrappedKey::version).orElse(0);
        return create(organisation, newest + 1);
    }

    /// Wraps some of what another master key wraps with the active one.
    ///
    /// @return whether there may be more
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean rewrapSome() {
        String active = masters.active();
        List<WrappedKey> others = keys.wrappedByOthers(active, BATCH);
        for (WrappedKey old : others) {
            byte[] key = masters.unwrap(old.masterKey(), old.wrapped(), old.bound());
            keys.rewrap(
                    new WrappedKey(old.organisation(), old.version(), active, masters.wrap(active, key, old.bound())));
        }
        return others.size() == BATCH;
    }

    private DataKey create(UUID organisation, int version) {
        String active = masters.active();
        byte[] key = Aead.newKey();
        WrappedKey bare = new WrappedKey(organisation, version, active, new byte[0]);
        if (keys.insert(new WrappedKey(organisation, version, active, masters.wrap(active, key, bare.bound())))) {
            return new DataKey(version, key);
        }
        return keys.find(organisation, version).map(this::open).orElseThrow();
    }

    private DataKey open(WrappedKey wrapped) {
        byte[] key = opened.get(
                wrapped.organisation() + ":" + wrapped.version(),
                _ -> masters.unwrap(wrapped.masterKey(), wrapped.wrapped(), wrapped.bound()));
        return new DataKey(wrapped.version(), key);
    }
}
