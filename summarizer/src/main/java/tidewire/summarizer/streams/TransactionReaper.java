package tidewire.summarizer.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tidewire.events.thread.Faults;

/**
 * Ends the transactions that killed instances of an application have left open. Until then nobody reads what stands behind
 * them, and they end by themselves only when the longest step could have been done. An instance that comes back ends its own; those
 * that take over from one that does not come back have this.
 */
final class TransactionReaper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionReaper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final long ANSWER_SECONDS = 10;

    private final String application;
    private final Map<String, Object> client;
    private final ScheduledExecutorService thread;
    private @Nullable Admin admin;
    private boolean said;

    /** @param client properties of an admin client */
    TransactionReaper(String application, Map<String, Object> client) {
        this.application = application;
        this.client = new HashMap<>(client);
        this.thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread made = new Thread(task, application + "-transactions");
            made.setDaemon(true);
            return made;
        });
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    // What a scheduled task throws ends it for good.
    private void look() {
        try {
            reap();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            LOG.debug("{}: no answer about open transactions", application);
        } catch (ExecutionException | RuntimeException | Error e) {
            refused(e.getCause() == null ? e : e.getCause());
        }
    }

    /** A broker that is away is waited for, and others say so. One that refuses will go on refusing. */
    private void refused(Throwable reason) {
        if (reason instanceof RetriableException || said) {
            LOG.debug("{}: open transactions are not looked at", application, reason);
            return;
        }
        said = true;
        LOG.warn(
                "{}: what killed instances leave open is not ended, and holds its readers until it times out: {}",
                application,
                Faults.WORDS.of(reason));
    }

    private void reap() throws ExecutionException, InterruptedException, TimeoutException {
        if (admin == null) {
            admin = Admin.create(client);
        }
        List<String> open = open(admin);
        if (open.isEmpty()) {
            return;
        }
        List<String> dead = Ownerless.of(application, open, members(admin));
        if (!dead.isEmpty()) {
            admin.fenceProducers(dead).all().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            LOG.info("{}: ended what a killed instance had left open: {}", application, dead);
        }
    }

    private List<String> open(Admin asked) throws ExecutionException, InterruptedException, TimeoutException {
        ListTransactionsOptions options = new ListTransactionsOptions()
                .filterStates(List.of(TransactionState.ONGOING))
                .filterOnDuration(EVERY.toMillis());
        return asked.listTransactions(options).all().get(ANSWER_SECONDS, TimeUnit.SECONDS).stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    private List<String> members(Admin asked) throws ExecutionException, InterruptedException, TimeoutException {
        return asked
                .describeConsumerGroups(List.of(application))
                .all()
                .get(ANSWER_SECONDS, TimeUnit.SECONDS)
                .values()
                .stream()
                .flatMap(group -> group.members().stream())
                .map(MemberDescription::clientId)
                .toList();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
        }
    }
}
