package dev.ovation.bench;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A JVM's live heap before, during and after some work. */
final class HeapWatch {
    private HeapWatch() {}

    /** In bytes; the most of what was seen, a full collection each. */
    record Heap(long before, long most, long after) {}

    /** @param settle what is done between the work and the last look */
    static Heap during(long pid, Runnable work, Runnable settle) {
        long before = Memory.liveHeap(pid);
        CompletableFuture<Void> working = CompletableFuture.runAsync(work);
        long most = 0;
        while (!working.isDone()) {
            most = Math.max(most, Memory.liveHeap(pid));
        }
        try {
            working.join();
        } catch (CompletionException e) {
            throw new BenchFailed("the work failed while memory was watched", e);
        }
        settle.run();
        return new Heap(before, most, Memory.liveHeap(pid));
    }
}
