package tidewire.alerts.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static tidewire.alerts.AlertObjects.SECRET;
import static tidewire.alerts.AlertObjects.alert;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tidewire.alerts.AlertObjects;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.FakeTicker;
import tidewire.alerts.ScriptedClient;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.client.WebhookClient;
import tidewire.alerts.posting.PacedPosts;
import tidewire.alerts.posting.Ticker;
import tidewire.events.Alert;
import tidewire.events.AlertCommand;
import tidewire.events.AlertSent;
import tidewire.events.DeadLetter;
import tidewire.events.Json;
import tidewire.events.Severity;
import tidewire.events.Topics;
import tidewire.events.WebhookStatus;

class WebhookSenderTest {
    private final ScriptedClient client = new ScriptedClient();
    private final FakeTicker ticker = new FakeTicker();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<byte[], byte[]> producer = AlertObjects.producer();
    private final Books books = AlertObjects.books(producer, meters);
    private final WebhookSender sender = new WebhookSender(
            "webhook 1 at hooks.slack.example",
            new Webhook("SLACK", SECRET),
            AlertsConfig.Format.SLACK,
            client,
            books,
            Duration.ofSeconds(1),
            new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
            ticker,
            Instant::now,
            meters);

    @Test
    void messages_areASecondApart() throws InterruptedException {
        deliver("1");
        deliver("2");
        deliver("3");

        assertThat(client.posted()).hasSize(3);
        assertThat(ticker.slept()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void secondMessage_isASecondAfterTheFirstArrived() throws InterruptedException {
        client.taking(Duration.ofMillis(850), ticker);
        deliver("1");
        deliver("2");
        assertThat(ticker.slept())
                .containsExactly(Duration.ofMillis(850), Duration.ofSeconds(1), Duration.ofMillis(850));
    }

    @Test
    void whatCameWhileAMessageWasUnderWay_isOneMessage() throws InterruptedException {
        sender.add(critical("1"));
        sender.add(critical("2"));
        sender.add(critical("3"));
        Thread running = new Thread(sender::run);
        running.start();
        while (client.posted().isEmpty()) {
            Thread.onSpinWait();
        }
        running.interrupt();
        running.join();

        assertThat(client.posted()).containsExactly("alert:1 alert:2 alert:3");
    }

    /** As when the files of the program are replaced while it runs. */
    @Test
    void classThatIsNotThereAnyMore_isSaid_andTheOthersAreSentAllTheSame() throws InterruptedException {
        client.thenIsMissing();
        Delivery lost = critical("1");
        Delivery next = critical("2");
        Thread running = new Thread(sender::run);
        running.start();
        sender.add(lost);
        while (sender.problem() == null) {
            Thread.onSpinWait();
        }
        sender.add(next);
        while (!next.isDone()) {
            Thread.onSpinWait();
        }
        running.interrupt();
        running.join();

        assertThat(lost.isDone())
                .as("its offset is not committed, so that a restart reads it again")
                .isFalse();
        assertThat(sender.problem())
                .startsWith(
                        "webhook 1 at hooks.slack.example could not send a message, which comes again after a restart")
                .doesNotContain("tidewire/");
    }

    private static Delivery critical(String id) {
        return AlertGroupsTest.alert("alert:" + id, "markets", Severity.CRITICAL);
    }

    @Test
    void messageRefusedWithStatus200_isADeadLetter() throws InterruptedException {
        client.thenRefused("invalid_blocks");
        Delivery refused = deliver("refused");
        assertThat(refused.isDone()).isTrue();
        assertThat(reason(letters().get(0))).contains("invalid_blocks");
    }

    @Test
    void oneRefusedOfSeveral_doesNotTakeTheOthersWithIt() throws InterruptedException {
        client.then(400).then(200).then(400);
        Delivery good = delivery("good");
        Delivery bad = delivery("bad");

        sender.deliver(List.of(good, bad));

        assertThat(client.posted()).containsExactly("alert:good alert:bad", "alert:good", "alert:bad");
        assertThat(good.isDone() && bad.isDone()).isTrue();
        assertThat(letters()).hasSize(1);
        assertThat(new String(letters().get(0).value(), StandardCharsets.UTF_8)).isEqualTo("bad");
    }

    @Test
    void limit_isWaitedForAsLongAsTheAnswerSays() throws InterruptedException {
        client.then(429, Duration.ofSeconds(30));

        Delivery delivery = deliver("1");

        assertThat(delivery.isDone()).isTrue();
        assertThat(client.posted()).hasSize(2);
        assertThat(ticker.slept()).containsExactly(Duration.ofSeconds(30));
        assertThat(sender.problem()).isNull();
    }

    @Test
    void faults_areTriedAgainWithGrowingPauses() throws InterruptedException {
        client.then(500).thenNoAnswer().then(503).then(429);

        Delivery delivery = deliver("1");

        assertThat(delivery.isDone()).isTrue();
        assertThat(client.posted()).hasSize(5).containsOnly(client.posted().get(0));
        assertThat(ticker.slept()).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L);
        assertThat(letters()).isEmpty();
    }

    @Test
    void pauses_neverGrowBeyondTheLongest() throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            client.then(500);
        }

        deliver("1");

        assertThat(ticker.slept()).hasSize(12).last().isEqualTo(PacedPosts.LONGEST_BACKOFF);
    }

    @Test
    void refusedMessage_isADeadLetter_andTheNextGoesOut() throws InterruptedException {
        client.then(400);

        Delivery refused = deliver("refused");
        Delivery next = deliver("next");

        assertThat(refused.isDone()).isTrue();
        assertThat(next.isDone()).isTrue();
        assertThat(client.posted()).hasSize(2);
        ProducerRecord<byte[], byte[]> letter = letters().get(0);
        assertThat(letters()).hasSize(1);
        assertThat(letter.topic()).isEqualTo("tidewire.alerts.dlq.v1");
        assertThat(new String(letter.value(), StandardCharsets.UTF_8)).isEqualTo("refused");
        assertThat(reason(letter)).contains("webhook 1 at hooks.slack.example refused it: HTTP 400");
        assertThat(sender.problem()).isNull();
    }

    @Test
    void webhookThatIsGone_isTurnedOff_andSaysSo() throws InterruptedException {
        client.then(410);

        Delivery first = deliver("first");
        Delivery second = deliver("second");

        assertThat(client.posted()).hasSize(1);
        assertThat(sender.problem()).contains("turned off").contains("410").contains("Check its address");
        assertThat(first.isDone()).isTrue();
        assertThat(second.isDone()).isTrue();
        assertThat(letters())
                .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .containsExactly("first", "second");
    }

    @Test
    void webhookThatIsTurnedOn_isTriedAgain_andSaysHowItIs() throws InterruptedException {
        client.then(410);
        deliver("first");
        sender.turnOn();
        Delivery next = deliver("next");

        assertThat(next.isDone()).isTrue();
        assertThat(client.posted()).containsExactly("alert:first", "alert:next");
        assertThat(sender.problem()).isNull();
        assertThat(AlertObjects.of(producer, Topics.WEBHOOKS))
                .extracting(record -> Json.read(record.value(), WebhookStatus.class))
                .extracting(WebhookStatus::state, WebhookStatus::delivered)
                .containsExactly(
                        tuple(WebhookStatus.State.OFF, 0L),
                        tuple(WebhookStatus.State.ON, 0L),
                        tuple(WebhookStatus.State.ON, 1L));
    }

    /** A start reads the configuration: its webhook may be another one under the same name. */
    @Test
    void webhookThatWasOff_isTriedAgainByTheNextStart() throws InterruptedException {
        client.then(404);
        deliver("first");
        assertThat(sender.problem()).contains("404");

        WebhookSender restarted = sender(AlertObjects.books(producer, meters));
        restarted.deliver(List.of(delivery("next")));

        assertThat(client.posted()).containsExactly("alert:first", "alert:next");
        assertThat(restarted.problem()).isNull();
        assertThat(AlertObjects.of(producer, Topics.WEBHOOKS))
                .extracting(record -> Json.read(record.value(), WebhookStatus.class))
                .extracting(WebhookStatus::webhook, WebhookStatus::state)
                .containsExactly(tuple("SLACK", WebhookStatus.State.OFF), tuple("SLACK", WebhookStatus.State.ON));
    }

    @Test
    void alertThatPeopleDoNotWant_isDoneWithoutAPost() throws InterruptedException {
        books.controls().take(muteOfIbm());

        Delivery delivery = deliver("1");

        assertThat(delivery.isDone()).isTrue();
        assertThat(client.posted()).isEmpty();
        assertThat(AlertObjects.of(producer, Topics.ALERTS_SENT)).isEmpty();
    }

    private static AlertCommand muteOfIbm() {
        Instant now = Instant.now();
        return new AlertCommand(
                "c1",
                now,
                "Ann",
                AlertCommand.Action.MUTE,
                AlertCommand.Subject.SYMBOL,
                "IBM",
                null,
                now.plusSeconds(86_400),
                null);
    }

    @Test
    void whatTheWebhookTookBeforeARestart_isNotPostedAgain_butItsUpdateIs() throws InterruptedException {
        deliver("1");
        byte[] written = AlertObjects.of(producer, Topics.ALERTS_SENT).get(0).value();
        Books after = AlertObjects.books(producer, meters);
        after.sent().take(Json.read(written, AlertSent.class));
        WebhookSender restarted = sender(after);

        Delivery again = delivery("1");
        restarted.deliver(List.of(again));
        restarted.deliver(List.of(new Delivery(update(alert("alert:1")), new byte[0], 1)));

        assertThat(again.isDone()).isTrue();
        assertThat(client.posted()).containsExactly("alert:1", "alert:1");
    }

    @Test
    void alert_countsAsDeliveredOnlyWhenThatIsWrittenDown() throws InterruptedException {
        MockProducer<byte[], byte[]> slow = new MockProducer<>(
                false,
                null,
                new org.apache.kafka.common.serialization.ByteArraySerializer(),
                new org.apache.kafka.common.serialization.ByteArraySerializer());
        Delivery delivery = delivery("1");

        sender(AlertObjects.books(slow, meters)).deliver(List.of(delivery));
        assertThat(delivery.isDone()).isFalse();
        while (slow.completeNext()) {
            // one after the other
        }

        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void update_isAReplyInTheThreadOfTheFirstMessage_besideWhatIsNew() throws InterruptedException {
        client.withThreads();
        deliver("1");

        sender.deliver(List.of(new Delivery(update(alert("alert:1")), new byte[0], 1), delivery("2"), delivery("3")));

        assertThat(client.posted()).containsExactly("alert:1", "alert:1 in thread-1", "alert:2 alert:3");
    }

    @Test
    void replyWhoseThreadIsGone_isAMessageOfItsOwn() throws InterruptedException {
        client.withThreads();
        deliver("1");
        client.thenRefused("thread_not_found");

        sender.deliver(List.of(new Delivery(update(alert("alert:1")), new byte[0], 1)));

        assertThat(client.posted()).containsExactly("alert:1", "alert:1 in thread-1", "alert:1");
        assertThat(letters()).isEmpty();
    }

    @Test
    void stop_letsThePostThatIsUnderWayEnd_andItsAnswerIsWrittenDown() throws InterruptedException {
        CountDownLatch posting = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        WebhookSender held = sender(books, new HeldClient(posting, answer));
        held.add(critical("1"));
        Thread running = new Thread(held::run);
        running.setDaemon(true);
        running.start();
        posting.await();

        Thread stopping = new Thread(() -> held.stop(running, Duration.ofMinutes(5)));
        stopping.start();
        while (stopping.isAlive() && stopping.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        answer.countDown();
        running.join(60_000); // ends a hang, so that a broken promise fails

        assertThat(AlertObjects.of(producer, Topics.ALERTS_SENT)).hasSize(1);
    }

    @Test
    void stop_doesNotWaitLongerThanItMay_forAPostThatHangs() throws InterruptedException {
        CountDownLatch posting = new CountDownLatch(1);
        WebhookSender held = sender(books, new HeldClient(posting, new CountDownLatch(1)));
        held.add(critical("1"));
        Thread running = new Thread(held::run);
        running.setDaemon(true);
        running.start();
        posting.await();

        held.stop(running, Duration.ZERO);
        running.join(60_000); // ends a hang, so that a broken promise fails

        assertThat(running.isAlive()).isFalse();
        assertThat(AlertObjects.of(producer, Topics.ALERTS_SENT)).isEmpty();
    }

    @Test
    void answerThatSaysNothing_isAskedForThreeTimes_thenTheWebhookIsOff() throws InterruptedException {
        client.thenUnclear().thenUnclear().thenUnclear();

        Delivery delivery = deliver("1");
        deliver("2");

        assertThat(client.posted()).as("each may have arrived").containsExactly("alert:1", "alert:1", "alert:1");
        assertThat(sender.problem()).contains("turned off").contains("3 times").contains("<html>");
        assertThat(delivery.isDone()).isTrue();
        assertThat(letters()).hasSize(2);
    }

    @Test
    void answerThatBecomesClear_isADelivery() throws InterruptedException {
        client.thenUnclear().then(500).thenUnclear();

        assertThat(deliver("1").isDone()).isTrue();

        assertThat(client.posted()).hasSize(4);
        assertThat(sender.problem()).isNull();
        assertThat(letters()).isEmpty();
    }

    @Test
    void messageThatCannotBePosted_isADeadLetter_andTheNextGoesOut() {
        client.thenBreaks().thenBreaks().thenBreaks();
        sender.add(critical("1"));
        Thread running = new Thread(sender::run);
        running.setDaemon(true);
        running.start();
        while (letters().isEmpty()) {
            Thread.onSpinWait();
        }
        sender.add(critical("2"));
        while (AlertObjects.of(producer, Topics.ALERTS_SENT).isEmpty()) {
            assertThat(running.isAlive()).isTrue();
        }
        running.interrupt();

        assertThat(client.posted()).containsExactly("alert:1", "alert:1", "alert:1", "alert:2");
        assertThat(reason(letters().get(0))).contains("could not be posted").doesNotContain("secret");
    }

    @Test
    void newsThatAnotherDeskTold_isKnownAfterARestart() throws InterruptedException {
        sender.deliver(List.of(AlertGroupsTest.alert("1", "policy", Severity.WARNING)));
        byte[] written = AlertObjects.of(producer, Topics.ALERTS_SENT).get(0).value();
        Books after = AlertObjects.books(producer, meters);
        after.sent().take(Json.read(written, AlertSent.class));

        Delivery markets = AlertGroupsTest.alert("2", "markets", Severity.WARNING);
        sender(after).deliver(List.of(markets));

        assertThat(client.posted()).containsExactly("1");
        assertThat(markets.isDone()).isTrue();
    }

    /** Takes a message and answers when it is let. */
    private record HeldClient(CountDownLatch posting, CountDownLatch answer) implements WebhookClient {
        @Override
        public Answer post(Webhook webhook, List<Alert> alerts, @Nullable String thread) throws IOException {
            posting.countDown();
            try {
                answer.await();
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
            return Answer.of(200, "ok", null, Verdict.BY_STATUS);
        }

        @Override
        public Answer note(Webhook webhook, String text) {
            throw new AssertionError("no note was asked for");
        }
    }

    private WebhookSender sender(Books with) {
        return sender(with, client);
    }

    private WebhookSender sender(Books with, WebhookClient to) {
        return new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                to,
                with,
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                ticker,
                Instant::now,
                meters);
    }

    private static Alert update(Alert alert) {
        return new Alert(
                alert.id(),
                alert.revision() + 1,
                alert.desk(),
                alert.zone(),
                Alert.Action.UPDATED,
                alert.severity(),
                alert.time(),
                alert.rule(),
                alert.why(),
                alert.story(),
                alert.title(),
                alert.text(),
                alert.symbols(),
                alert.cites());
    }

    @Test
    void whatPeopleNoLongerWant_whileTheWebhookFails_isNotTriedAgain() throws InterruptedException {
        client.then(500);
        Delivery delivery = delivery("1");

        sender(ticking(() -> books.controls().take(muteOfIbm()))).deliver(List.of(delivery));

        assertThat(client.posted()).containsExactly("alert:1");
        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void alertThatWaitsForAFailingWebhook_waitsForTheEndOfQuietHoursToo() throws InterruptedException {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2013-10-10T21:59:00Z"));
        client.then(500);
        WebhookSender night = new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(
                        Duration.ZERO,
                        Duration.ZERO,
                        alert -> new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC)),
                ticking(() -> clock.set(Instant.parse("2013-10-10T22:01:00Z"))),
                clock::get,
                meters);
        Delivery delivery = delivery("1");

        night.deliver(List.of(delivery));

        assertThat(client.posted()).containsExactly("alert:1");
        assertThat(delivery.isDone()).isFalse();
    }

    @Test
    void webhookThatWaitsForItsNextTry_isTriedAtOnce_whenAPersonSaysSo() throws InterruptedException {
        client.then(429, Duration.ofHours(1));
        WebhookSender[] held = new WebhookSender[1];
        FakeTicker passing = new FakeTicker() {
            @Override
            public void sleep(Duration time, Semaphore wake) {
                held[0].turnOn();
                super.sleep(time, wake);
            }
        };
        held[0] = sender(passing);

        Delivery delivery = delivery("1");
        held[0].deliver(List.of(delivery));

        assertThat(delivery.isDone()).isTrue();
        assertThat(passing.slept()).as("the hour did not pass").isEmpty();
    }

    @Test
    void moreAlertsThanAMessageShows_areSeveral_theGravestFirst() throws InterruptedException {
        client.showing(20);
        List<Delivery> many = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            many.add(AlertGroupsTest.alert(
                    "" + i, "markets", i == 44 ? Severity.CRITICAL : i % 2 == 0 ? Severity.WARNING : Severity.INFO));
        }

        sender.deliver(many);

        assertThat(client.posted()).hasSize(3);
        assertThat(client.posted().get(0)).startsWith("44 0 2 4 ").hasSizeLessThan(60);
        assertThat(many).allMatch(Delivery::isDone);
        assertThat(client.posted().stream().mapToInt(ids -> ids.split(" ").length))
                .containsExactly(20, 20, 5);
    }

    @Test
    void storyOfTwoDesks_interruptsTheirPeopleOnce() throws InterruptedException {
        Delivery policy = AlertGroupsTest.alert("1", "policy", Severity.WARNING);
        Delivery markets = AlertGroupsTest.alert("2", "markets", Severity.WARNING);
        Delivery graver = AlertGroupsTest.alert("3", "world", Severity.CRITICAL);

        sender.deliver(List.of(policy));
        sender.deliver(List.of(markets));
        sender.deliver(List.of(graver));

        assertThat(client.posted()).containsExactly("1", "3");
        assertThat(markets.isDone()).isTrue();
    }

    @Test
    void receiverOfOnesOwn_getsTheStoryOfEachDesk() throws InterruptedException {
        WebhookSender json = new WebhookSender(
                "webhook 1",
                new Webhook("OWN", SECRET),
                AlertsConfig.Format.JSON,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                ticker,
                Instant::now,
                meters);
        json.deliver(List.of(AlertGroupsTest.alert("1", "policy", Severity.WARNING)));
        json.deliver(List.of(AlertGroupsTest.alert("2", "markets", Severity.WARNING)));

        assertThat(client.posted()).containsExactly("1", "2");
    }

    @Test
    void line_waitsForTheEndOfQuietHours_andIsDoneWhenItIsTaken() throws InterruptedException {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2013-10-10T22:01:00Z"));
        WebhookSender night = new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(
                        Duration.ZERO,
                        Duration.ZERO,
                        alert -> new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneOffset.UTC)),
                ticker,
                clock::get,
                meters);
        AtomicInteger done = new AtomicInteger();
        night.addNote(new Note("3 alerts were not sent", alert("1"), done::incrementAndGet));

        night.deliverNotes();
        assertThat(client.posted()).isEmpty();
        assertThat(done).hasValue(0);

        clock.set(Instant.parse("2013-10-11T07:00:00Z"));
        night.deliverNotes();
        night.deliverNotes();
        assertThat(client.posted()).containsExactly("3 alerts were not sent");
        assertThat(done).hasValue(1);
    }

    @Test
    void whatWaitsTooLong_forAWebhookThatFails_isADeadLetter_andTheReaderGoesOn() throws InterruptedException {
        AtomicReference<Instant> clock = new AtomicReference<>(AlertObjects.TIME);
        WebhookSender failing = new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                ticking(() -> {
                    throw new IllegalStateException("waits");
                }),
                clock::get,
                meters);
        client.then(500);
        assertThatThrownBy(() -> failing.deliver(List.of(delivery("first")))).hasMessage("waits");
        List<Delivery> waiting = new ArrayList<>();
        for (int i = 0; i < WebhookSender.MOST_WAITING; i++) {
            waiting.add(delivery("" + i));
            failing.add(waiting.get(i));
        }
        assertThat(failing.isFull()).as("a short fault is waited for").isTrue();

        clock.set(AlertObjects.TIME.plus(WebhookSender.PATIENCE));
        assertThat(failing.isFull()).isFalse();
        failing.add(delivery("last"));

        assertThat(waiting.stream().filter(Delivery::isDone)).containsExactly(waiting.get(0));
        assertThat(reason(letters().get(0))).contains("does not take messages").contains("1000 newer alerts wait");
    }

    private WebhookSender sender(Ticker with) {
        return new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                with,
                Instant::now,
                meters);
    }

    /** Something happens whenever one waits. */
    private static FakeTicker ticking(Runnable meanwhile) {
        return new FakeTicker() {
            @Override
            public void sleep(Duration time, Semaphore wake) {
                meanwhile.run();
                super.sleep(time, wake);
            }
        };
    }

    @Test
    void problem_isShownWhileTheWebhookDoesNotAnswer() throws InterruptedException {
        client.thenNoAnswer();
        ProblemWatch watch = new ProblemWatch();
        WebhookSender watched = new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                books,
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                watch,
                Instant::now,
                meters);
        watch.sender = watched;

        watched.deliver(List.of(delivery("1")));

        assertThat(watch.seen).contains("does not take messages").contains("next try in 1 s");
        assertThat(watched.problem()).isNull();
    }

    @Test
    void deadLetterThatIsNotWrittenYet_keepsTheAlertOpen() throws InterruptedException {
        MockProducer<byte[], byte[]> slow = new MockProducer<>(
                false,
                null,
                new org.apache.kafka.common.serialization.ByteArraySerializer(),
                new org.apache.kafka.common.serialization.ByteArraySerializer());
        client.then(400);
        WebhookSender patient = new WebhookSender(
                "webhook 1",
                new Webhook("SLACK", SECRET),
                AlertsConfig.Format.SLACK,
                client,
                AlertObjects.books(slow, meters),
                Duration.ZERO,
                new AlertGroups(Duration.ZERO, Duration.ZERO, alert -> null),
                ticker,
                Instant::now,
                meters);
        Delivery delivery = delivery("1");

        patient.deliver(List.of(delivery));
        assertThat(delivery.isDone()).isFalse();
        while (slow.completeNext()) {
            // the letter, and the state of the webhook
        }

        assertThat(delivery.isDone()).isTrue();
    }

    @Test
    void secretAddress_isNowhereButInTheRequest() throws InterruptedException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(log);
        Level before = root.getLevel();
        root.setLevel(Level.TRACE);
        try {
            client.then(500).thenNoAnswer().thenBreaks().then(400);
            deliver("1");
            client.then(404);
            deliver("2");
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }

        List<String> places = new java.util.ArrayList<>(List.of(
                new Webhook("SLACK", SECRET).toString(),
                "" + sender.problem(),
                meters.getMeters().stream().map(Meter::getId).toList().toString()));
        producer.history().stream()
                .filter(r -> r.headers().lastHeader(DeadLetter.REASON) != null)
                .forEach(letter -> places.add(reason(letter)));
        log.list.forEach(event -> places.add(event.getFormattedMessage() + event.getThrowableProxy()));
        assertThat(log.list).isNotEmpty();
        assertThat(places).noneMatch(place -> place.contains("XXXXsecretXXXX"));
    }

    private List<ProducerRecord<byte[], byte[]>> letters() {
        return AlertObjects.letters(producer);
    }

    private static String reason(ProducerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader(DeadLetter.REASON).value(), StandardCharsets.UTF_8);
    }

    private Delivery deliver(String raw) throws InterruptedException {
        Delivery delivery = delivery(raw);
        sender.deliver(List.of(delivery));
        return delivery;
    }

    private static Delivery delivery(String raw) {
        return new Delivery(alert("alert:" + raw), raw.getBytes(StandardCharsets.UTF_8), 1);
    }

    /** Looks at the problem at the moment of waiting. */
    private static final class ProblemWatch implements Ticker {
        private WebhookSender sender;
        private String seen = "";

        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void sleep(Duration time, Semaphore wake) {
            seen = "" + sender.problem();
        }
    }
}
