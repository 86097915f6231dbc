package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.domain.room.Answer;
import io.millrace.cleanroom.domain.room.Fault;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Questions to AWS that are asked at the same time, so many at once; a call that fails is an unknown answer. */
final class Questions implements AutoCloseable {
    private final ExecutorService threads;

    Questions(int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = new Thread(work, "cleanroom-question");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to ask; what is returned waits for the answer. The question itself must not wait for another one. */
    <T> Supplier<Answer<T>> ask(String call, Supplier<T> question) {
        Future<Answer<T>> answer = threads.submit(() -> answer(call, question));
        return () -> await(answer);
    }

    private static <T> Answer<T> answer(String call, Supplier<T> question) {
        try {
            return Answer.of(question.get());
        } catch (AbortedException stopped) {
            throw stopped;
        } catch (AwsServiceException refused) {
            String code = refused.awsErrorDetails() == null
                    ? "HTTP " + refused.statusCode()
                    : refused.awsErrorDetails().errorCode();
            String message = refused.awsErrorDetails() == null
                    ? refused.getMessage()
                    : refused.awsErrorDetails().errorMessage();
            return Answer.unknown(new Fault(call, code, String.valueOf(message)));
        } catch (SdkException unreachable) {
            return Answer.unknown(
                    new Fault(call, unreachable.getClass().getSimpleName(), String.valueOf(unreachable.getMessage())));
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("Asking Clean Rooms was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("A question to AWS ended with a checked exception", e.getCause());
        } catch (CancellationException e) {
            throw AbortedException.create("Asking Clean Rooms was cancelled", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
