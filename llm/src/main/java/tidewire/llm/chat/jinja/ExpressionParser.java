package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.llm.chat.jinja.Token.Kind;

/** Expressions, from the loosest binding (x if c else y) to the tightest (a.b, a[b], a(b)). */
class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", ">", "<=", ">=");
    private static final Set<String> KEYWORDS = Set.of("if", "else", "and", "or", "not", "in", "is", "recursive");

    private final List<Token> tokens;
    private int at;

    ExpressionParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token next() {
        Token token = tokens.get(at);
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    Token peek() {
        return tokens.get(at);
    }

    boolean accept(Kind kind, String text) {
        boolean found = peek().is(kind, text);
        if (found) {
            next();
        }
        return found;
    }

    Token expect(Kind kind, String text) {
        if (!peek().is(kind, text)) {
            throw error(peek(), "expected \"" + text + "\", found " + peek());
        }
        return next();
    }

    String expectName() {
        if (peek().kind() != Kind.NAME) {
            throw error(peek(), "expected a name, found " + peek());
        }
        return next().text();
    }

    TemplateException error(Token where, String what) {
        return new TemplateException("line " + where.line() + ": " + what);
    }

    /** One expression, or several with commas between them, which make a list. */
    Expression expressionOrTuple() {
        Expression first = expression();
        if (!peek().is(Kind.OPERATOR, ",")) {
            return first;
        }
        List<Expression> all = new ArrayList<>(List.of(first));
        while (accept(Kind.OPERATOR, ",")) {
            all.add(expression());
        }
        return tuple(all);
    }

    Expression expression() {
        Expression value = or();
        while (accept(Kind.NAME, "if")) {
            Expression then = value;
            Expression condition = or();
            Expression otherwise = accept(Kind.NAME, "else") ? expression() : scope -> new Undefined("else");
            value = scope -> Values.isTrue(condition.value(scope)) ? then.value(scope) : otherwise.value(scope);
        }
        return value;
    }

    Expression or() {
        Expression left = and();
        while (accept(Kind.NAME, "or")) {
            Expression a = left;
            Expression b = and();
            left = scope -> {
                Object value = a.value(scope);
                return Values.isTrue(value) ? value : b.value(scope);
            };
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (accept(Kind.NAME, "and")) {
            Expression a = left;
            Expression b = not();
            left = scope -> {
                Object value = a.value(scope);
                return Values.isTrue(value) ? b.value(scope) : value;
            };
        }
        return left;
    }

    private Expression not() {
        if (accept(Kind.NAME, "not")) {
            Expression value = not();
            return scope -> !Values.isTrue(value.value(scope));
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        while (true) {
            Expression a = left;
            Token token = peek();
            boolean negated = token.is(Kind.NAME, "not") && tokens.get(at + 1).is(Kind.NAME, "in");
            if (token.kind() == Kind.OPERATOR && COMPARISONS.contains(token.text())) {
                next();
                Expression b = sum();
                left = scope -> compare(token.text(), a.value(scope), b.value(scope));
            } else if (negated || token.is(Kind.NAME, "in")) {
                next();
                if (negated) {
                    next();
                }
                Expression b = sum();
                left = scope -> Values.contains(b.value(scope), a.value(scope)) != negated;
            } else {
                return left;
            }
        }
    }

    private static boolean compare(String operator, @Nullable Object a, @Nullable Object b) {
        return switch (operator) {
            case "==" -> Values.equal(a, b);
            case "!=" -> !Values.equal(a, b);
            case "<" -> Values.compare(a, b) < 0;
            case ">" -> Values.compare(a, b) > 0;
            case "<=" -> Values.compare(a, b) <= 0;
            default -> Values.compare(a, b) >= 0;
        };
    }

    private Expression sum() {
        Expression left = joined();
        while (peek().is(Kind.OPERATOR, "+") || peek().is(Kind.OPERATOR, "-")) {
            left = binary(next().text(), left, joined());
        }
        return left;
    }

    private Expression joined() {
        Expression left = product();
        while (accept(Kind.OPERATOR, "~")) {
            left = binary("~", left, product());
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (peek().kind() == Kind.OPERATOR && Set.of("*", "/", "//", "%").contains(peek().text())) {
            left = binary(next().text(), left, unary());
        }
        return left;
    }

    private static Expression binary(String operator, Expression a, Expression b) {
        return scope -> Operators.calculate(operator, a.value(scope), b.value(scope), scope.budget());
    }

    private Expression unary() {
        if (accept(Kind.OPERATOR, "-")) {
            Expression value = unary();
            return scope -> Operators.calculate("-", 0L, value.value(scope), scope.budget());
        }
        accept(Kind.OPERATOR, "+");
        return filtered(postfix(primary()));
    }

    private Expression filtered(Expression value) {
        while (true) {
            if (accept(Kind.OPERATOR, "|")) {
                value = postfix(filter(value));
            } else if (accept(Kind.NAME, "is")) {
                value = test(value);
            } else {
                return value;
            }
        }
    }

    private Expression filter(Expression value) {
        Token name = peek();
        Filters.Filter filter = Filters.find(expectName());
        if (filter == null) {
            throw error(name, "filter " + name + " is not supported");
        }
        Arguments arguments = accept(Kind.OPERATOR, "(") ? arguments() : Arguments.NONE;
        return scope -> filter.apply(value.value(scope), arguments.values(scope), arguments.named(scope));
    }

    private Expression test(Expression value) {
        boolean negated = accept(Kind.NAME, "not");
        Token name = peek();
        Tests.Test test = Tests.find(expectName().toLowerCase(java.util.Locale.ROOT));
        if (test == null) {
            throw error(name, "test " + name + " is not supported");
        }
        Arguments arguments;
        if (accept(Kind.OPERATOR, "(")) {
            arguments = arguments();
        } else if (beginsValue(peek())) {
            arguments = new Arguments(List.of(postfix(primary())), Map.of());
        } else {
            arguments = Arguments.NONE;
        }
        return scope -> test.holds(value.value(scope), arguments.values(scope)) != negated;
    }

    private static boolean beginsValue(Token token) {
        return switch (token.kind()) {
            case STRING, INTEGER, FLOAT -> true;
            case NAME -> !KEYWORDS.contains(token.text());
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            default -> false;
        };
    }

    private Expression postfix(Expression value) {
        while (true) {
            Expression object = value;
            Token token = peek();
            if (accept(Kind.OPERATOR, ".")) {
                String name = peek().kind() == Kind.INTEGER ? next().text() : expectName();
                value = scope -> located(token, () -> Access.attribute(object.value(scope), name));
            } else if (accept(Kind.OPERATOR, "[")) {
                value = subscript(token, object);
            } else if (accept(Kind.OPERATOR, "(")) {
                Arguments arguments = arguments();
                value = scope -> located(token, () -> {
                    scope.budget().step();
                    Object function = object.value(scope);
                    if (!(function instanceof Callable callable)) {
                        throw new TemplateException(Values.type(function) + " cannot be called");
                    }
                    return callable.call(arguments.values(scope), arguments.named(scope));
                });
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Token where, Expression object) {
        Expression from = peek().is(Kind.OPERATOR, ":") ? null : expression();
        if (accept(Kind.OPERATOR, "]")) {
            Expression key = from == null ? scope -> null : from;
            return scope -> located(where, () -> Access.item(object.value(scope), key.value(scope)));
        }
        expect(Kind.OPERATOR, ":");
        Expression to = peek().is(Kind.OPERATOR, ":") || peek().is(Kind.OPERATOR, "]") ? null : expression();
        boolean steps = accept(Kind.OPERATOR, ":");
        Expression step = !steps || peek().is(Kind.OPERATOR, "]") ? null : expression();
        expect(Kind.OPERATOR, "]");
        return scope -> located(
                where,
                () -> Access.slice(
                        object.value(scope),
                        from == null ? null : from.value(scope),
                        to == null ? null : to.value(scope),
                        step == null ? null : step.value(scope)));
    }

    /** Errors of what runs are told with the line they come from. */
    static @Nullable Object located(Token where, java.util.function.Supplier<@Nullable Object> what) {
        try {
            return what.get();
        } catch (TemplateException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith("line ") ? e : new TemplateException("line " + where.line() + ": " + message);
        }
    }

    private Expression primary() {
        Token token = next();
        switch (token.kind()) {
            case STRING -> {
                StringBuilder text = new StringBuilder(token.text());
                while (peek().kind() == Kind.STRING) {
                    text.append(next().text());
                }
                String value = text.toString();
                return scope -> value;
            }
            case INTEGER -> {
                if (token.text().length() > 18) {
                    throw error(token, "number " + token + " is too large");
                }
                Long value = Long.valueOf(token.text());
                return scope -> value;
            }
            case FLOAT -> {
                Double value = Double.valueOf(token.text());
                return scope -> value;
            }
            case NAME -> {
                return name(token);
            }
            case OPERATOR -> {
                return bracketed(token);
            }
            default -> throw error(token, "expected a value, found " + token);
        }
    }

    private Expression name(Token token) {
        String name = token.text();
        return switch (name) {
            case "true", "True" -> scope -> true;
            case "false", "False" -> scope -> false;
            case "none", "None" -> scope -> null;
            default -> {
                if (KEYWORDS.contains(name)) {
                    throw error(token, "expected a value, found " + token);
                }
                yield scope -> scope.get(name);
            }
        };
    }

    private Expression bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                if (accept(Kind.OPERATOR, ")")) {
                    yield tuple(List.of());
                }
                Expression first = expression();
                if (accept(Kind.OPERATOR, ")")) {
                    yield first;
                }
                expect(Kind.OPERATOR, ",");
                List<Expression> all = new ArrayList<>(List.of(first));
                all.addAll(elements(")"));
                yield tuple(all);
            }
            case "[" -> list(elements("]"));
            case "{" -> mapping();
            default -> throw error(token, "expected a value, found " + token);
        };
    }

    private List<Expression> elements(String close) {
        List<Expression> elements = new ArrayList<>();
        while (!accept(Kind.OPERATOR, close)) {
            elements.add(expression());
            if (!peek().is(Kind.OPERATOR, close)) {
                expect(Kind.OPERATOR, ",");
            }
        }
        return elements;
    }

    private static Expression list(List<Expression> elements) {
        return new Arguments(elements, Map.of())::values;
    }

    private static Expression tuple(List<Expression> elements) {
        Arguments values = new Arguments(elements, Map.of());
        return scope -> new Tuple(values.values(scope));
    }

    private Expression mapping() {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!accept(Kind.OPERATOR, "}")) {
            keys.add(expression());
            expect(Kind.OPERATOR, ":");
            values.add(expression());
            if (!peek().is(Kind.OPERATOR, "}")) {
                expect(Kind.OPERATOR, ",");
            }
        }
        return scope -> {
            Map<@Nullable Object, @Nullable Object> mapping = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                mapping.put(keys.get(i).value(scope), values.get(i).value(scope));
            }
            return mapping;
        };
    }

    /** Up to the closing parenthesis; the opening one has been read. */
    Arguments arguments() {
        List<Expression> values = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!accept(Kind.OPERATOR, ")")) {
            if (peek().kind() == Kind.NAME && tokens.get(at + 1).is(Kind.OPERATOR, "=")) {
                String name = next().text();
                next();
                named.put(name, expression());
            } else {
                values.add(expression());
            }
            if (!peek().is(Kind.OPERATOR, ")")) {
                expect(Kind.OPERATOR, ",");
            }
        }
        return new Arguments(values, named);
    }

    /** What stands between the parentheses of a call. */
    record Arguments(List<Expression> expressions, Map<String, Expression> namedExpressions) {
        static final Arguments NONE = new Arguments(List.of(), Map.of());

        List<@Nullable Object> values(Scope scope) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Expression expression : expressions) {
                values.add(expression.value(scope));
            }
            return values;
        }

        Map<String, @Nullable Object> named(Scope scope) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            namedExpressions.forEach((name, expression) -> values.put(name, expression.value(scope)));
            return values;
        }
    }
}
