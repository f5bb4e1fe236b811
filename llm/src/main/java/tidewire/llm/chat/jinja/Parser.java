package tidewire.llm.chat.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tidewire.llm.chat.jinja.Token.Kind;

/** Statements: text, print, if, for, set, macro. */
final class Parser extends ExpressionParser {

    Parser(List<Token> tokens) {
        super(tokens);
    }

    Statement template() {
        Statement body = body(Set.of());
        if (peek().kind() != Kind.END) {
            throw error(peek(), "unexpected " + peek());
        }
        return body;
    }

    /** Statements up to one of the given block names (of which the beginning has then been read), or to the end. */
    private Statement body(Set<String> ends) {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Token token = next();
            switch (token.kind()) {
                case TEXT -> statements.add((scope, out) -> out.append(token.text()));
                case PRINT_BEGIN -> {
                    Expression value = expressionOrTuple();
                    expect(Kind.PRINT_END, "}}");
                    statements.add((scope, out) -> out.append(Values.text(located(token, () -> value.value(scope)))));
                }
                case BLOCK_BEGIN -> {
                    if (ends.contains(peek().text())) {
                        return Statement.all(statements);
                    }
                    statements.add(block());
                }
                case END -> {
                    if (!ends.isEmpty()) {
                        throw error(token, "a block is not closed: expected one of " + ends);
                    }
                    return Statement.all(statements);
                }
                default -> throw error(token, "unexpected " + token);
            }
        }
    }

    private Statement block() {
        Token name = peek();
        return switch (expectName()) {
            case "if" -> conditional();
            case "for" -> loop(name);
            case "set" -> assignment();
            case "macro" -> macro();
            // what training code marks is part of the text
            case "generation" -> {
                endOfTag();
                Statement body = body(Set.of("endgeneration"));
                close("endgeneration");
                yield body;
            }
            case "break" -> {
                endOfTag();
                yield (scope, out) -> {
                    throw Statement.LoopControl.BREAK;
                };
            }
            case "continue" -> {
                endOfTag();
                yield (scope, out) -> {
                    throw Statement.LoopControl.CONTINUE;
                };
            }
            default -> throw error(name, "block " + name + " is not supported");
        };
    }

    private void endOfTag() {
        expect(Kind.BLOCK_END, "%}");
    }

    private void close(String name) {
        expect(Kind.NAME, name);
        endOfTag();
    }

    private Statement conditional() {
        Expression condition = expression();
        endOfTag();
        Statement then = body(Set.of("elif", "else", "endif"));
        Statement otherwise = (scope, out) -> {};
        if (accept(Kind.NAME, "elif")) {
            otherwise = conditional();
        } else if (accept(Kind.NAME, "else")) {
            endOfTag();
            otherwise = body(Set.of("endif"));
            close("endif");
        } else {
            close("endif");
        }
        Statement last = otherwise;
        return (scope, out) -> (Values.isTrue(condition.value(scope)) ? then : last).run(scope, out);
    }

    private Statement loop(Token where) {
        List<String> names = targets();
        expect(Kind.NAME, "in");
        // not a whole expression: an "if" here filters
        Expression over = or();
        Expression filter = accept(Kind.NAME, "if") ? or() : scope -> true;
        if (peek().is(Kind.NAME, "recursive")) {
            throw error(peek(), "recursive loops are not supported");
        }
        endOfTag();
        Statement turn = body(Set.of("else", "endfor"));
        Statement none = (scope, out) -> {};
        if (accept(Kind.NAME, "else")) {
            endOfTag();
            none = body(Set.of("endfor"));
        }
        close("endfor");
        return new Loop(where, names, over, filter, turn, none);
    }

    private List<String> targets() {
        boolean parenthesis = accept(Kind.OPERATOR, "(");
        List<String> names = new ArrayList<>(List.of(expectName()));
        while (accept(Kind.OPERATOR, ",")) {
            names.add(expectName());
        }
        if (parenthesis) {
            expect(Kind.OPERATOR, ")");
        }
        return names;
    }

    private Statement assignment() {
        Token where = peek();
        String name = expectName();
        if (accept(Kind.OPERATOR, ".")) {
            String attribute = expectName();
            expect(Kind.OPERATOR, "=");
            Expression value = expressionOrTuple();
            endOfTag();
            return (scope, out) -> {
                if (!(scope.get(name) instanceof Namespace space)) {
                    throw error(where, "only a namespace can be given values, and " + name + " is none");
                }
                space.put(attribute, value.value(scope));
            };
        }
        List<String> names = new ArrayList<>(List.of(name));
        while (accept(Kind.OPERATOR, ",")) {
            names.add(expectName());
        }
        if (accept(Kind.OPERATOR, "=")) {
            Expression value = expressionOrTuple();
            endOfTag();
            return (scope, out) -> assign(names, value.value(scope), scope);
        }
        endOfTag();
        Statement body = body(Set.of("endset"));
        close("endset");
        return (scope, out) -> {
            StringBuilder text = new StringBuilder();
            body.run(new Scope(scope), text);
            scope.set(name, text.toString());
        };
    }

    static void assign(List<String> names, @Nullable Object value, Scope scope) {
        if (names.size() == 1) {
            scope.set(names.get(0), value);
            return;
        }
        List<@Nullable Object> parts = Values.items(value);
        if (parts.size() != names.size()) {
            throw new TemplateException("cannot take " + names.size() + " values from " + parts.size());
        }
        for (int i = 0; i < parts.size(); i++) {
            scope.set(names.get(i), parts.get(i));
        }
    }

    private Statement macro() {
        String name = expectName();
        expect(Kind.OPERATOR, "(");
        Map<String, Expression> parameters = new LinkedHashMap<>();
        while (!accept(Kind.OPERATOR, ")")) {
            String parameter = expectName();
            Expression missing = scope -> new Undefined(parameter);
            parameters.put(parameter, accept(Kind.OPERATOR, "=") ? expression() : missing);
            if (!peek().is(Kind.OPERATOR, ")")) {
                expect(Kind.OPERATOR, ",");
            }
        }
        endOfTag();
        Statement body = body(Set.of("endmacro"));
        close("endmacro");
        return (scope, out) -> scope.set(name, (Callable) (arguments, named) -> {
            Scope inner = new Scope(scope);
            int i = 0;
            for (Map.Entry<String, Expression> parameter : parameters.entrySet()) {
                String key = parameter.getKey();
                if (i < arguments.size()) {
                    inner.set(key, arguments.get(i));
                } else {
                    inner.set(
                            key,
                            named.containsKey(key)
                                    ? named.get(key)
                                    : parameter.getValue().value(inner));
                }
                i++;
            }
            StringBuilder text = new StringBuilder();
            scope.budget().enterMacro();
            body.run(inner, text);
            scope.budget().leaveMacro();
            return text.toString();
        });
    }
}
