package org.meridiem.newsletter.article;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

import jakarta.inject.Singleton;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.meridiem.events.MalformedEventException;
import org.meridiem.events.UnknownEventTypeException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;

/// Takes a record in, in one transaction with its position.
///
/// Three things can go wrong. The record is of a kind that this version does not know: it is skipped. The record cannot be used, now or ever: it goes to the
/// dead-letter topic and reading goes on. The database or the broker is away: the record is tried again for as long as it takes, with growing pauses; nothing is
/// skipped and nothing is dead-lettered.
@Singleton
class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(10);

    private final Positions positions;
    private final DeadLetters deadLetters;
    private final ExecutorService threads;

    Intake(@Identifier(Positions.LISTENER) Positions positions, DeadLetters deadLetters,
            @VirtualThreads ExecutorService threads) {
        this.positions = positions;
        this.deadLetters = deadLetters;
        this.threads = threads;
    }

    /// What to do with a record, inside the transaction.
    @FunctionalInterface
    interface Step {
        void take(ConsumerRecord<String, byte[]> taken) throws MalformedEventException, SQLException;
    }

    /// Takes a record in.
    ///
    /// @param consumer the consumer group, for the dead letter
    /// @return completes when the record is done with; never fails
    Uni<Void> take(String consumer, ConsumerRecord<String, byte[]> taken, Step step) {
        return Uni.createFrom().voidItem().emitOn(threads).invoke(() -> once(consumer, taken, step))
                .onFailure()
                .invoke(failure -> LOG.warnf("event waits, topic=%s partition=%d offset=%d cause=%s", taken.topic(),
                        taken.partition(), taken.offset(), failure.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACK_OFF, MAX_BACK_OFF)
                .indefinitely();
    }

    private void once(String consumer, ConsumerRecord<String, byte[]> taken, Step step) {
        try {
            inTransaction(taken, step);
        } catch (RuntimeException e) {
            if (!isHopeless(e)) {
                throw e;
            }
            String reason = reason(e);
            LOG.errorf("event cannot be used, topic=%s partition=%d offset=%d cause=%s", taken.topic(),
                    taken.partition(), taken.offset(), reason);
            deadLetters.send(taken, consumer, reason);
            inTransaction(taken, _ -> {
                // Only the position.
            });
        }
    }

    private void inTransaction(ConsumerRecord<String, byte[]> taken, Step step) {
        QuarkusTransaction.requiringNew().call(() -> {
            try {
                step.take(taken);
            } catch (UnknownEventTypeException e) {
                LOG.warnf("event of an unknown type skipped, topic=%s partition=%d offset=%d cause=%s", taken.topic(),
                        taken.partition(), taken.offset(), e.getMessage());
            }
            positions.after(taken);
            return null;
        });
    }

    /// Tells the kind of trouble without the record's content, which a database's own message may quote.
    private static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedEventException malformed) {
                return malformed.getMessage();
            }
            if (cause instanceof SQLException refused) {
                return "the database refuses it: SQLSTATE " + refused.getSQLState();
            }
        }
        return failure.getClass().getName();
    }

    /// Data that PostgreSQL refuses (SQLSTATE classes 22 and 23) will be refused for ever; any other trouble with the database passes.
    static boolean isHopeless(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedEventException) {
                return true;
            }
            if (cause instanceof SQLException refused) {
                return refused.getSQLState() != null
                        && (refused.getSQLState().startsWith("22") || refused.getSQLState().startsWith("23"));
            }
            if (cause instanceof RollbackException || cause instanceof SystemException) {
                return false;
            }
        }
        return !(failure instanceof QuarkusTransactionException);
    }
}
