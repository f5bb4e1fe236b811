package tidewire.app.config.keys;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tidewire.alerts.AlertsConfig;
import tidewire.alerts.AlertsConfig.Format;
import tidewire.alerts.AlertsConfig.Route;
import tidewire.alerts.client.Webhook;
import tidewire.alerts.delivery.QuietHours;
import tidewire.app.config.TidewireConfig;
import tidewire.app.config.yaml.Section;
import tidewire.app.config.yaml.Suggestion;
import tidewire.events.Move;
import tidewire.events.Severity;
import tidewire.summarizer.Desk;
import tidewire.summarizer.alert.AlertPolicy;
import tidewire.summarizer.alert.AlertRule;

/** Reads the section {@code alerts}: what is worth an interruption, and where it goes. */
public final class AlertKeys {
    /** Names that may be used; null for any. */
    private final @Nullable List<String> desks;

    private final @Nullable List<String> feeds;
    private final List<String> unset = new ArrayList<>();

    /** @param feeds names of the feeds, as the file has them */
    public AlertKeys(List<Desk> desks, Collection<String> feeds) {
        this.desks = desks.stream().map(Desk::name).toList();
        this.feeds = List.copyOf(feeds);
    }

    /** Rules without the rest of the file: they may name any desk and feed. */
    public static AlertPolicy rulesAlone(Section s) {
        AlertKeys keys = new AlertKeys();
        return keys.policy(s);
    }

    private AlertKeys() {
        this.desks = null;
        this.feeds = null;
    }

    public TidewireConfig.Alerts read(Section s) {
        AlertPolicy rules = policy(s);
        List<Route> routes = new ArrayList<>();
        route(s, AlertsConfig.ALL_DESKS).ifPresent(routes::add);
        for (Section each : s.sections("routes")) {
            String desk = known(each, "desk", each.text("desk"), desks);
            if (each.optionalText("webhook-env") == null && each.optionalText("bot-token-env") == null) {
                each.problem("webhook-env", "is missing");
            }
            route(each, desk).ifPresent(route -> {
                if (routes.stream()
                        .anyMatch(
                                other -> other.webhook().equals(route.webhook()) && other.format() != route.format())) {
                    each.problem("format", "must be that of the other route to the same webhook");
                }
                routes.add(route);
            });
            each.end();
        }
        AlertsConfig usual = AlertsConfig.of(List.of());
        AlertsConfig delivery = new AlertsConfig(
                routes,
                usual.pace(),
                s.duration("gather", usual.gather()),
                s.duration("interval", usual.interval()),
                s.duration("longest-delay", Duration.ofMinutes(15)),
                page(s));
        s.end();
        return new TidewireConfig.Alerts(rules, delivery, List.copyOf(unset));
    }

    private static @Nullable URI page(Section s) {
        if (s.optionalText("page") == null) {
            return null;
        }
        URI page = Addresses.read(s, "page", "http", "https");
        return page.equals(Addresses.NONE) ? null : URI.create(page.toString().replaceFirst("/+$", ""));
    }

    private AlertPolicy policy(Section s) {
        AlertPolicy usual = AlertPolicy.DEFAULT;
        Duration cooldown = s.duration("cooldown", usual.cooldown());
        Duration together = s.duration("together", usual.together());
        Duration resolveAfter = s.duration("resolve-after", usual.resolveAfter());
        List<AlertRule> rules = new ArrayList<>();
        List<Section> sections = s.sections("rules");
        sections.forEach(each -> rule(each).ifPresent(rules::add));
        try {
            return new AlertPolicy(sections.isEmpty() ? usual.rules() : rules, cooldown, together, resolveAfter);
        } catch (IllegalArgumentException e) {
            s.problem(String.valueOf(e.getMessage()).replaceFirst("^alerts: ", ""));
            return usual;
        }
    }

    private Optional<AlertRule> rule(Section s) {
        String name = s.text("name");
        Severity severity = severity(s, Severity.WARNING);
        Set<String> of = names(s, "desks", desks);
        List<String> words = s.texts("words");
        Set<String> symbols = new LinkedHashSet<>(s.texts("symbols"));
        Set<String> from =
                names(s, "feeds", feeds).stream().map(feed -> "feed:" + feed).collect(Collectors.toSet());
        int sources = s.integer("sources", 0, 0, 1_000);
        double importance = s.number("importance", 0, 0, 1);
        double score = s.number("score", 0, 0, 1_000);
        Set<Move.Kind> moves = kinds(s);
        double percent = s.number("percent", 0, 0, 100);
        s.end();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AlertRule(
                    name,
                    severity,
                    of,
                    words,
                    symbols,
                    from,
                    sources,
                    importance,
                    score,
                    moves,
                    BigDecimal.valueOf(percent)));
        } catch (IllegalArgumentException e) {
            s.problem(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Set<Move.Kind> kinds(Section s) {
        Set<Move.Kind> kinds = EnumSet.noneOf(Move.Kind.class);
        List<String> known = lower(Move.Kind.values());
        List<String> texts = s.texts("moves");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).toLowerCase(Locale.ROOT);
            if (known.contains(text)) {
                kinds.add(Move.Kind.valueOf(text.toUpperCase(Locale.ROOT)));
            } else {
                s.problem(
                        "moves[" + i + "]",
                        "is no kind of move, was '" + text + "'; there are " + String.join(", ", known));
            }
        }
        return kinds;
    }

    private static Set<String> names(Section s, String key, @Nullable List<String> defined) {
        Set<String> names = new LinkedHashSet<>();
        List<String> texts = s.texts(key);
        for (int i = 0; i < texts.size(); i++) {
            names.add(known(s, key + "[" + i + "]", texts.get(i), defined));
        }
        return names;
    }

    private static String known(Section s, String key, String name, @Nullable List<String> defined) {
        if (defined != null && !name.isEmpty() && !defined.contains(name)) {
            s.problem(key, "nothing of this name is defined: '" + name + "'" + Suggestion.of(name, defined));
        }
        return name;
    }

    private static Severity severity(Section s, Severity otherwise) {
        List<String> known = lower(Severity.values());
        return s.parsed("severity", otherwise, text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", known));
            }
            return Severity.valueOf(text.toUpperCase(Locale.ROOT));
        });
    }

    private static <E extends Enum<E>> List<String> lower(E[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /**
     * A variable that is not set, or holds no webhook, is noted, not reported: only the part that sends alerts needs it, and the page
     * must start without.
     */
    private Optional<Route> route(Section s, String desk) {
        Severity least = severity(s, Severity.WARNING);
        Format format = s.parsed("format", Format.SLACK, text -> {
            if (!List.of("slack", "json").contains(text)) {
                throw new IllegalArgumentException("must be one of slack, json");
            }
            return Format.valueOf(text.toUpperCase(Locale.ROOT));
        });
        QuietHours quiet = quiet(s.section("quiet"));
        boolean isBot = s.optionalText("bot-token-env") != null;
        if (isBot && s.optionalText("webhook-env") != null) {
            s.problem("bot-token-env", "and webhook-env are two ways to one end: use one of them");
        }
        String key = isBot ? "bot-token-env" : "webhook-env";
        String channel = isBot ? s.text("channel") : s.optionalText("channel");
        String api = s.optionalText("api");
        String variable = s.optionalText(key);
        if (variable == null) {
            return Optional.empty();
        }
        if (s.isUnset(variable)) {
            unset.add(s.path(key) + ": the environment variable " + variable + " is not set");
            return Optional.empty();
        }
        String secret = s.secret(key);
        if (secret == null) {
            return Optional.empty();
        }
        try {
            Webhook webhook = isBot
                    ? Webhook.ofBot(
                            variable, api == null ? Webhook.SLACK_API : api, secret, channel == null ? "" : channel)
                    : new Webhook(variable, secret);
            return Optional.of(new Route(desk, least, isBot ? Format.SLACK_BOT : format, quiet, webhook));
        } catch (IllegalArgumentException e) {
            unset.add(s.path(key) + ": the environment variable " + variable + " does not hold a webhook: "
                    + String.valueOf(e.getMessage()).replaceFirst("^alerts: ", ""));
            return Optional.empty();
        }
    }

    private static @Nullable QuietHours quiet(Section s) {
        Optional<LocalTime> from = time(s, "from");
        Optional<LocalTime> to = time(s, "to");
        ZoneId zone = s.parsed("zone", ZoneOffset.UTC, ZoneId::of);
        s.end();
        if (from.isEmpty() && to.isEmpty()) {
            return null;
        }
        if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
            s.problem("must have a time from and another time to");
            return null;
        }
        return new QuietHours(from.get(), to.get(), zone);
    }

    private static Optional<LocalTime> time(Section s, String key) {
        return s.parsed(key, Optional.empty(), text -> {
            try {
                return Optional.of(LocalTime.parse(text));
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("must be a time of day such as \"22:00\"", e);
            }
        });
    }
}
