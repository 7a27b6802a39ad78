package io.incubator.ai.planner.counsel;

import java.util.concurrent.Callable;

/// Where the engine computes between a model's answers: who waits for a model takes nobody's place there.
public interface Computing {
    /// On the thread of the caller.
    Computing HERE = new Computing() {
        @Override
        public <T> T compute(Callable<T> work) {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    };

    /// What the work comes to.
    ///
    /// @throws InterruptedException when the caller is interrupted
    <T> T compute(Callable<T> work) throws InterruptedException;
}
