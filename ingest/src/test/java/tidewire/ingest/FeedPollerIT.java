package tidewire.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static tidewire.ingest.ScriptedServer.body;
import static tidewire.ingest.ScriptedServer.head;
import static tidewire.ingest.ScriptedServer.rss;
import static tidewire.ingest.ScriptedServer.status;
import static tidewire.ingest.ScriptedServer.utf8;
import static tidewire.ingest.Topic.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tidewire.events.EventSerde;
import tidewire.events.NewsItem;
import tidewire.events.SourceEvent;
import tidewire.events.SourceStatus;
import tidewire.events.Topics;
import tidewire.ingest.feed.FeedConfig;

class FeedPollerIT {
    private static final String ONE =
            "<item><guid>1</guid><title>one</title><pubDate>Wed, 09 Oct 2013 14:50:00 GMT</pubDate></item>";
    private static final String TWO =
            "<item><guid>2</guid><title>two</title><pubDate>Wed, 09 Oct 2013 14:52:00 GMT</pubDate></item>";

    private final List<Map.Entry<String, Instant>> progress = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private MockProducer<String, byte[]> producer = Topic.producer(true);
    private ScriptedServer server;
    private Ingest ingest;
    private IngestState remembered = IngestState.NONE;
    private Duration backlog = Duration.ofDays(36_500);
    private int backlogItems = 50;
    private @Nullable String credentials;
    private InstantSource clock = InstantSource.system();

    @BeforeEach
    void serve() throws IOException {
        server = new ScriptedServer(status(500));
    }

    private FeedConfig feed(Duration backlog, int items) {
        return new FeedConfig(
                "test",
                server.url("/feed"),
                Duration.ofMillis(5),
                Duration.ofSeconds(10),
                1 << 20,
                true,
                backlog,
                items,
                null,
                credentials);
    }

    private void start() {
        FeedConfig feed = feed(backlog, backlogItems);
        ingest = new Ingest(
                new IngestConfig("test", List.of(feed), List.of(), List.of()),
                producer,
                remembered,
                meters,
                (source, time) -> progress.add(Map.entry(source, time)),
                clock,
                false);
        ingest.start();
    }

    @AfterEach
    void stop() throws IOException {
        ingest.close();
        server.close();
    }

    private List<SourceEvent> news() {
        return Topic.data(producer, Topics.NEWS);
    }

    /** Whether so many polls have been told, each under a time of this ingestor. */
    private boolean told(int polls) {
        return progress.size() >= polls;
    }

    @Test
    void items_arePublishedOnceUnderTheTimeAtWhichTheyWereHere() throws Exception {
        Instant before = Instant.now().minusMillis(1);
        server.answer(rss(TWO + ONE));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(3));

        assertThat(news()).extracting(SourceEvent::eventId).containsExactly("test:1", "test:2");
        assertThat(news()).extracting(SourceEvent::observed).allMatch(time -> time.isAfter(before));
        assertThat(progress).allMatch(told -> told.getKey().equals("feed:test"));
    }

    @Test
    void notModified_isAPollThatWorked() throws Exception {
        server.answer((request, out) -> {
            if (request.headers().containsKey("if-none-match")) {
                head(out, 304);
            } else {
                rss(ONE, "ETag: \"a\"").answer(request, out);
            }
        });
        start();
        await("several polls", () -> server.requests.size() > 3 && told(3));

        assertThat(news()).hasSize(1);
        assertThat(meters.counter("tidewire.ingest.items", "source", "feed:test")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void validators_areEchoedOnlyAfterKafkaHasAcknowledged() throws Exception {
        producer = Topic.producer(false);
        server.answer(rss(ONE, "ETag: \"a\""));
        start();
        await("the item", () -> acknowledgeUpToAnItem() && news().size() == 1);
        assertThat(progress).isEmpty();
        producer.errorNext(new AuthorizationException("not yours"));
        acknowledged++;
        await("the item again", () -> acknowledgeUpToAnItem() && news().size() == 2);

        assertThat(server.requests.get(1).headers()).doesNotContainKey("if-none-match");
        assertThat(progress).isEmpty();
        assertThat(ingest.problems().get("feed:test"))
                .hasValueSatisfying(why -> assertThat(why).contains("not yours"));

        await("a conditional request", () -> {
            producer.completeNext();
            return told(1)
                    && "\"a\""
                            .equals(server.requests
                                    .get(server.requests.size() - 1)
                                    .headers()
                                    .get("if-none-match"));
        });
    }

    private int acknowledged;

    /** Acknowledges what was sent before the next item, the ingestor's own markers and memory; true when there is one. */
    private boolean acknowledgeUpToAnItem() {
        List<ProducerRecord<String, byte[]>> sent = producer.history();
        while (acknowledged < sent.size() && !isItem(sent.get(acknowledged))) {
            producer.completeNext();
            acknowledged++;
        }
        return acknowledged < sent.size();
    }

    /** Markers go to a partition of their own choice. */
    private static boolean isItem(ProducerRecord<String, byte[]> record) {
        return record.topic().equals(Topics.NEWS) && record.partition() == null;
    }

    @Test
    void changedItem_isPublishedAgain_unchangedIsNot() throws Exception {
        server.answer(rss(ONE + TWO));
        start();
        await("both", () -> told(1));
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO));
        await("the correction", () -> news().size() == 3);

        assertThat(news())
                .extracting(event -> ((NewsItem) event).title())
                .containsExactly("one", "two", "one, corrected");
    }

    @Test
    void feedThatFails_saysWhy_andRecovers() throws Exception {
        start();
        await(
                "the failure",
                () -> ingest.problems()
                        .get("feed:test")
                        .filter(why -> why.startsWith("HTTP 500"))
                        .isPresent());
        assertThat(progress).isEmpty();
        server.answer(rss(ONE));
        await("recovery", () -> ingest.problems().get("feed:test").isEmpty());

        assertThat(news()).hasSize(1);
        assertThat(meters.counter("tidewire.ingest.feed.polls", "source", "feed:test", "result", "failed")
                        .count())
                .isPositive();
    }

    @Test
    void brokenDocument_isSetAsideOnceHoweverOftenItIsServed() throws Exception {
        server.answer(body("text/xml", utf8("<rss></rss>")));
        start();
        await("several polls", () -> server.requests.size() > 3);

        assertThat(Topic.deadLetters(producer))
                .hasSize(1)
                .allMatch(why -> why.startsWith("an RSS document with neither"));
        assertThat(progress).isEmpty();
    }

    @Test
    void unusableItem_isSetAsideOnce_andDoesNotStopTheOthers() throws Exception {
        server.answer(rss("<item><comments>no words</comments></item>" + ONE));
        start();
        await("several polls", () -> server.requests.size() > 3 && told(1));

        assertThat(news()).hasSize(1);
        assertThat(Topic.deadLetters(producer)).containsExactly("an item with nothing in it");
    }

    @Test
    void retryAfter_isHonoured() throws Exception {
        server.answer(status(429, "Retry-After: 3600"));
        start();
        await(
                "the refusal",
                () -> ingest.problems()
                        .get("feed:test")
                        .filter(why -> why.startsWith("HTTP 429"))
                        .isPresent());
        // Without the header the next poll would come within milliseconds: give dozens of them room.
        Thread.sleep(200);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "<ttl>60</ttl>, PT1H",
        "<sy:updatePeriod>daily</sy:updatePeriod>, PT24H",
        "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>, PT30M",
        "<ttl>60</ttl><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>, PT1H"
    })
    void feedsOwnInterval_isWaitedFor(String elements, Duration interval) throws Exception {
        SourceStatus status = afterFirstPoll(elements);
        assertThat(Duration.between(status.lastAsked(), status.nextAsk()))
                .isBetween(interval, interval.multipliedBy(11).dividedBy(10));
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void hoursAndDaysThatAFeedSkips_areNotAskedIn() throws Exception {
        ZonedDateTime due = ZonedDateTime.now(ZoneOffset.UTC).plusHours(12);
        String hours = IntStream.range(0, 24)
                .filter(hour -> hour != due.getHour())
                .mapToObj(hour -> "<hour>" + hour + "</hour>")
                .collect(Collectors.joining("", "<skipHours>", "</skipHours>"));
        assertThat(afterFirstPoll(hours).nextAsk().atZone(ZoneOffset.UTC).getHour())
                .isEqualTo(due.getHour());

        ingest.close();
        server.requests.clear();
        DayOfWeek day = due.getDayOfWeek().plus(3);
        String days = Stream.of(DayOfWeek.values())
                .filter(other -> other != day)
                .map(other -> "<day>" + other.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "</day>")
                .collect(Collectors.joining("", "<skipDays>", "</skipDays>"));
        producer = Topic.producer(true);
        assertThat(afterFirstPoll(days).nextAsk().atZone(ZoneOffset.UTC).getDayOfWeek())
                .isEqualTo(day);
        assertThat(server.requests).hasSize(1);
    }

    private SourceStatus afterFirstPoll(String channelElements) throws Exception {
        server.answer(body(
                "application/rss+xml",
                utf8(
                        "<rss version='2.0' xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel><title>t</title>"
                                + channelElements + ONE + "</channel></rss>")));
        start();
        await("the first poll", () -> statuses().stream().anyMatch(status -> status.lastAsked() != null));
        return statuses().stream()
                .filter(status -> status.lastAsked() != null)
                .findFirst()
                .orElseThrow();
    }

    private IngestState state() {
        return Topic.state(producer);
    }

    private List<SourceStatus> statuses() {
        return producer.history().stream()
                .filter(record -> record.topic().equals(Topics.SOURCES))
                .map(record -> EventSerde.of(SourceStatus.class).deserialize(Topics.SOURCES, record.value()))
                .toList();
    }

    @Test
    void restart_publishesNothingAgain_andItsFirstRequestIsConditional() throws Exception {
        server.answer(rss(ONE + TWO, "ETag: \"a\""));
        start();
        await("the state", () -> told(2) && state().of("feed:test").isPresent());
        ingest.close();
        assertThat(news()).extracting(SourceEvent::eventId).containsExactly("test:1", "test:2");

        remembered = state();
        producer = Topic.producer(true);
        int before = server.requests.size();
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO, "ETag: \"b\""));
        start();
        await("the correction", () -> !news().isEmpty() && server.requests.size() > before + 2);

        assertThat(server.requests.get(before).headers()).containsEntry("if-none-match", "\"a\"");
        assertThat(news()).extracting(SourceEvent::eventId).containsExactly("test:1/1");
        assertThat(((NewsItem) news().get(0)).backlog()).isFalse();
    }

    @Test
    void datesThatCannotBeRead_areOneWarningOfTheFeed_alsoAfterARestart() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("tidewire.ingest.feed.FeedItems");
        log.start();
        logger.addAppender(log);
        try {
            Function<String, String> dated = date ->
                    "<item><guid>" + date + "</guid><title>" + date + "</title><pubDate>" + date + "</pubDate></item>";
            server.answer(rss(dated.apply("Friday evening") + dated.apply("late last night")));
            start();
            await("the state", () -> told(2) && state().of("feed:test").isPresent());
            ingest.close();

            remembered = state();
            producer = Topic.producer(true);
            server.answer(rss(dated.apply("Friday evening") + dated.apply("the other day")));
            start();
            await("the third", () -> !news().isEmpty());
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .singleElement()
                    .asString()
                    .matches("feed:test: the date '.*' cannot be read");
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void backlog_isTheNewestWithinItsAge_andMarked_whatComesLaterIsNews() throws Exception {
        Instant now = Instant.now();
        Function<Integer, String> hoursAgo = hours -> "<item><guid>" + hours + "</guid><title>" + hours
                + "</title><pubDate>" + now.minus(Duration.ofHours(hours)) + "</pubDate></item>";
        backlog = Duration.ofHours(12);
        backlogItems = 2;
        server.answer(rss(hoursAgo.apply(1) + hoursAgo.apply(2) + hoursAgo.apply(3) + hoursAgo.apply(30)));
        start();
        await("the backlog", () -> told(2));
        server.answer(rss("<item><guid>new</guid><title>new</title></item>" + hoursAgo.apply(1) + hoursAgo.apply(30)));
        await("the news", () -> news().size() > 2);

        assertThat(news())
                .extracting(event -> event.eventId() + " " + ((NewsItem) event).backlog())
                .containsExactly("test:2 true", "test:1 true", "test:new false");
    }

    @Test
    void gone_stopsTheFeed_andSaysSo() throws Exception {
        server.answer(status(410));
        start();
        await("the end", () -> statuses().stream().anyMatch(told -> told.state() == SourceStatus.State.STOPPED));
        // Without the 410 the next poll would come within milliseconds: give dozens of them room.
        Thread.sleep(200);
        assertThat(server.requests).hasSize(1);
        assertThat(statuses().get(0).words()).contains("gone for good").contains("not asked again");
        assertThat(statuses().get(0).nextAsk()).isNull();
    }

    @Test
    void failure_isToldInPlainWords() throws Exception {
        start();
        await("several failures", () -> statuses().size() > 2);
        SourceStatus third = statuses().get(2);
        assertThat(third.state()).isEqualTo(SourceStatus.State.FAILING);
        assertThat(third.tries()).isEqualTo(3);
        assertThat(third.since()).isEqualTo(statuses().get(0).since());
        assertThat(third.words())
                .matches("HTTP 500 from http://127.0.0.1:\\d+/feed since \\d\\d:\\d\\d UTC, tried 3 times, next at"
                        + " \\d\\d:\\d\\d UTC");
    }

    @Test
    void feedThatHasMovedForGood_isAskedAtItsNewAddress() throws Exception {
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                head(out, 301, "Location: /new");
            } else {
                rss(ONE).answer(request, out);
            }
        });
        start();
        await("polls", () -> told(3));
        assertThat(server.requests.stream().filter(request -> request.path().equals("/feed")))
                .hasSize(1);
        assertThat(statuses().get(0).words()).contains("has moved for good to " + server.url("/new"));
    }

    @Test
    void brokenOffDocument_givesItsWholeItems_andIsAskedForAgainWhole() throws Exception {
        server.answer(body("text/xml", utf8("<rss><channel>" + ONE + "<item><title>cut"), "ETag: \"half\""));
        start();
        await("polls", () -> told(3));
        assertThat(news()).hasSize(1);
        assertThat(server.requests).noneMatch(request -> request.headers().containsKey("if-none-match"));
    }

    @Test
    void feedThatHasMovedOnItsOwnHost_keepsItsPassword() throws Exception {
        credentials = "user:secret";
        server.answer((request, out) -> {
            if (!request.headers().containsKey("authorization")) {
                head(out, 401);
            } else if (request.path().equals("/feed")) {
                head(out, 301, "Location: /feed/");
            } else {
                rss(ONE).answer(request, out);
            }
        });
        start();
        await("polls", () -> told(4));
        assertThat(server.requests).allMatch(request -> request.headers().containsKey("authorization"));
        assertThat(server.requests.stream().filter(request -> request.path().equals("/feed")))
                .hasSize(1);
    }

    @Test
    void feedThatHasMovedToAnotherHost_takesNoPasswordThere() throws Exception {
        credentials = "user:secret";
        try (ScriptedServer other = new ScriptedServer(rss(ONE))) {
            server.answer(status(301, "Location: " + other.url("/feed")));
            start();
            await("polls", () -> told(3));
            assertThat(other.requests).noneMatch(request -> request.headers().containsKey("authorization"));
        }
    }

    @Test
    void move_outlivesAFailure_andIsForgottenWhereNothingIs() throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        AtomicBoolean gone = new AtomicBoolean();
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                if (gone.get()) {
                    rss(TWO).answer(request, out);
                } else {
                    head(out, 301, "Location: /new");
                }
            } else if (gone.get()) {
                head(out, 410);
            } else if (server.requests.size() > 2 && failures.getAndDecrement() > 0) {
                head(out, 503);
            } else {
                rss(ONE, "ETag: \"new\"").answer(request, out);
            }
        });
        start();
        await("polls behind the failures", () -> failures.get() < 0 && told(3));
        assertThat(server.requests.stream().filter(request -> request.path().equals("/feed")))
                .hasSize(1);

        gone.set(true);
        await("the item of its own address", () -> news().size() == 2);
        assertThat(server.requests.stream().filter(request -> request.path().equals("/feed")))
                .noneMatch(request -> request.headers().containsKey("if-none-match"));
    }

    @Test
    void move_isForgottenWhenItsAddressFailsAgainAndAgain() throws Exception {
        AtomicBoolean back = new AtomicBoolean();
        server.answer((request, out) -> {
            if (request.path().equals("/feed")) {
                if (back.get()) {
                    rss(TWO).answer(request, out);
                } else {
                    head(out, 301, "Location: /new");
                }
            } else if (back.get()) {
                head(out, 503);
            } else {
                rss(ONE).answer(request, out);
            }
        });
        start();
        await("polls", () -> told(3));
        back.set(true);
        await("the item of its own address", () -> news().size() == 2);
    }

    @Test
    void whatIsThereAfterALongOutage_isBacklog_withoutARestart() throws Exception {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        clock = () -> Instant.now().plus(ahead.get());
        server.answer(rss(ONE));
        start();
        await("polls", () -> told(3));
        server.answer(status(503));
        await("a failure", () -> ingest.problems().get("feed:test").isPresent());
        ahead.set(Duration.ofHours(10));
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO));
        await("both", () -> news().size() == 3);
        String three = TWO.replace("two", "three").replace("2</guid>", "3</guid>");
        server.answer(rss(ONE.replace("one", "one, corrected") + TWO + three));
        await("the third", () -> news().size() == 4);

        assertThat(news())
                .extracting(event -> event.eventId() + " " + ((NewsItem) event).backlog())
                .containsExactly("test:1 true", "test:1/1 true", "test:2 true", "test:3 false");
    }

    @Test
    void correctionDuringALongStop_isTold_howeverOldItsItem() throws Exception {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        clock = () -> Instant.now().plus(ahead.get());
        backlog = Duration.ofHours(12);
        String old = "<item><guid>old</guid><title>1,100 jobs</title><pubDate>"
                + Instant.now().minus(Duration.ofHours(11)) + "</pubDate></item>";
        server.answer(rss(old));
        start();
        await("the item", () -> told(2) && state().of("feed:test").isPresent());
        ingest.close();

        remembered = state();
        producer = Topic.producer(true);
        ahead.set(Duration.ofHours(3));
        server.answer(rss(old.replace("1,100 jobs", "CORRECTED: 1,200 jobs")));
        start();
        await("the correction", () -> !news().isEmpty());
        assertThat(news()).extracting(SourceEvent::eventId).containsExactly("test:old/1");
        assertThat(((NewsItem) news().get(0)).backlog()).isTrue();
    }

    @Test
    void retryAfterOfAnAnswer_outlivesARestart() throws Exception {
        server.answer(rss(ONE, "Retry-After: 3600"));
        start();
        await("the first poll", () -> told(1) && state().of("feed:test").isPresent());
        ingest.close();
        remembered = state();
        producer = Topic.producer(true);
        start();
        // Without the header the first poll would come within milliseconds: give dozens of them room.
        Thread.sleep(200);
        assertThat(server.requests).hasSize(1);
        assertThat(ingest.problems().get("feed:test")).isEmpty();
    }

    @Test
    void feedsOfManyNamesThatLeadToOneHost_askItTwoAtATime_andNobodyWaitsInVain() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        int feeds = 12;
        server.answer((request, out) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            running.decrementAndGet();
            rss(ONE).answer(request, out);
        });
        List<ScriptedServer> names = new ArrayList<>();
        try {
            List<FeedConfig> many = new ArrayList<>();
            for (int i = 0; i < feeds; i++) {
                InetAddress host = InetAddress.getByName("127.0.0." + (i + 2));
                names.add(new ScriptedServer(host, status(301, "Location: " + server.url("/all"))));
                many.add(new FeedConfig(
                        "f" + i,
                        names.get(i).url("/feed"),
                        Duration.ofMillis(5),
                        Duration.ofSeconds(1),
                        1 << 20,
                        true,
                        Duration.ofDays(36_500),
                        50,
                        null,
                        null));
            }
            ingest = Topic.ingest(
                    new IngestConfig("test", many, List.of(), List.of()),
                    producer,
                    meters,
                    (source, time) -> progress.add(Map.entry(source, time)));
            ingest.start();
            await(
                    "all",
                    () -> progress.stream().map(Map.Entry::getKey).distinct().count() == feeds);
        } finally {
            for (ScriptedServer name : names) {
                name.close();
            }
        }
        assertThat(most).hasValueLessThanOrEqualTo(2);
        assertThat(statuses()).extracting(SourceStatus::state).doesNotContain(SourceStatus.State.FAILING);
    }

    @Test
    void textThatChangesAllTheTime_isToldLater_andAskedForByValidatorsMeanwhile() throws Exception {
        AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
        clock = () -> Instant.now().plus(ahead.get());
        AtomicInteger version = new AtomicInteger();
        server.answer((request, out) -> {
            String etag = "\"" + version.get() + "\"";
            if (etag.equals(request.headers().get("if-none-match"))) {
                head(out, 304);
            } else {
                String text = "<description>" + version.get() + "</description></item>";
                rss(ONE.replace("</item>", text), "ETag: " + etag).answer(request, out);
            }
        });
        start();
        for (int told = 1; told <= 4; told++) {
            int items = told;
            await("the text", () -> news().size() == items);
            version.incrementAndGet();
        }
        await("the whole document for the fifth text", () -> requests("\"4\"") > 0);
        int before = server.requests.size();
        await("polls", () -> server.requests.size() > before + 5);
        assertThat(server.requests.subList(before, before + 5))
                .allMatch(request -> "\"4\"".equals(request.headers().get("if-none-match")));
        assertThat(news()).hasSize(4);

        ahead.set(Duration.ofMinutes(61));
        await("the fifth text", () -> news().size() == 5);
        int behind = server.requests.size();
        await("polls", () -> server.requests.size() > behind + 5);
        assertThat(server.requests.stream().filter(request -> !request.headers().containsKey("if-none-match")))
                .as("at the start, and for what was told later")
                .hasSize(2);
    }

    private long requests(String etag) {
        return server.requests.stream()
                .filter(request -> etag.equals(request.headers().get("if-none-match")))
                .count();
    }

    @Test
    void refusedDeadLetter_isSentAgain_andNoMoreOnceKafkaHasIt() throws Exception {
        AtomicInteger refusals = new AtomicInteger(2);
        producer = new RefusingProducer(
                record -> record.topic().equals(Topics.deadLetters("ingest")) && refusals.getAndDecrement() > 0);
        server.answer((request, out) -> {
            if (request.headers().containsKey("if-none-match")) {
                head(out, 304);
            } else {
                rss("<item><comments>no words</comments></item>" + ONE, "ETag: \"a\"")
                        .answer(request, out);
            }
        });
        start();
        await("the letter", () -> !Topic.deadLetters(producer).isEmpty());
        await("a conditional request", () -> requests("\"a\"") > 0);

        assertThat(Topic.deadLetters(producer)).hasSize(1);
        assertThat(news()).hasSize(1);
        assertThat(server.requests.size() - requests("\"a\"")).isEqualTo(3);
    }

    @Test
    void refusedDeadLetterOfABrokenDocument_isSentAgain() throws Exception {
        AtomicInteger refusals = new AtomicInteger(2);
        producer = new RefusingProducer(
                record -> record.topic().equals(Topics.deadLetters("ingest")) && refusals.getAndDecrement() > 0);
        server.answer(body("text/xml", utf8("<rss></rss>")));
        start();
        await("several polls", () -> server.requests.size() > 5);
        assertThat(Topic.deadLetters(producer)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void pollThatFailsForWhatNobodyThoughtOf_isFollowedByTheNext(Throwable failure) throws Exception {
        AtomicInteger failures = new AtomicInteger(2);
        server.answer(rss(ONE));
        ingest = new Ingest(
                new IngestConfig("test", List.of(feed(backlog, backlogItems)), List.of(), List.of()),
                producer,
                remembered,
                meters,
                (source, time) -> {
                    if (failures.getAndDecrement() > 0) {
                        sneak(failure);
                    }
                    progress.add(Map.entry(source, time));
                },
                clock,
                false);
        ingest.start();
        await(
                "a poll that works",
                () -> told(1) && ingest.problems().get("feed:test").isEmpty());
        assertThat(statuses().get(0).state()).isEqualTo(SourceStatus.State.FAILING);
        assertThat(news()).hasSize(1);
    }

    static List<Throwable> failures() {
        return List.of(
                new StackOverflowError("too deep"),
                new OutOfMemoryError("too large"),
                new NoClassDefFoundError("a broken installation"),
                new IllegalStateException("a mistake"));
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
