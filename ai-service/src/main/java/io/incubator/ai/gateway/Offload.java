package io.incubator.ai.gateway;

import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;

/// Does what blocks on a virtual thread and comes back to the event loop it came from.
@Singleton
class Offload {
    private final ExecutorService threads;

    Offload(@VirtualThreads ExecutorService threads) {
        this.threads = threads;
    }

    <T> Future<T> call(Supplier<T> work) {
        Context context = Vertx.currentContext();
        Promise<T> promise = Promise.promise();
        threads.execute(() -> {
            try {
                T result = work.get();
                context.runOnContext(_ -> promise.complete(result));
            } catch (RuntimeException e) {
                // handed to whoever waits for it
                context.runOnContext(_ -> promise.fail(e));
            }
        });
        return promise.future();
    }
}
