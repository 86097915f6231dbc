package io.millrace.config.quality.condition;

import io.millrace.config.quality.condition.Condition.Operator;
import io.millrace.config.quality.condition.Tokens.Kind;
import io.millrace.config.quality.condition.Tokens.Token;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a condition; {@code NOT} binds closer than {@code AND}, {@code AND} closer than {@code OR}. */
final class ConditionParser {
    private static final int DEEPEST = 50;
    private static final Map<String, Operator> OPERATORS = Map.of(
            "=", Operator.EQUAL,
            "==", Operator.EQUAL,
            "<>", Operator.DIFFERENT,
            "!=", Operator.DIFFERENT,
            "<", Operator.BELOW,
            "<=", Operator.AT_MOST,
            ">", Operator.ABOVE,
            ">=", Operator.AT_LEAST);
    private static final Map<Operator, Operator> TURNED = Map.of(
            Operator.BELOW, Operator.ABOVE,
            Operator.AT_MOST, Operator.AT_LEAST,
            Operator.ABOVE, Operator.BELOW,
            Operator.AT_LEAST, Operator.AT_MOST);

    private final Tokens tokens;
    private int depth;

    ConditionParser(String text) throws ConditionException {
        tokens = new Tokens(text);
    }

    Condition parse() throws ConditionException {
        Condition condition = any();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected("AND or OR");
        }
        return condition;
    }

    private Condition any() throws ConditionException {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (tokens.takes("OR")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(List.copyOf(parts));
    }

    private Condition all() throws ConditionException {
        List<Condition> parts = new ArrayList<>(List.of(single()));
        while (tokens.takes("AND")) {
            parts.add(single());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(List.copyOf(parts));
    }

    private Condition single() throws ConditionException {
        if (++depth > DEEPEST) {
            throw new ConditionException(tokens.peek().position(), "more than %d levels".formatted(DEEPEST));
        }
        Condition condition;
        if (tokens.takes("NOT")) {
            condition = new Condition.Not(single());
        } else if (tokens.takes("(")) {
            condition = any();
            tokens.expect(")");
        } else {
            condition = comparison();
        }
        depth--;
        return condition;
    }

    private Condition comparison() throws ConditionException {
        if (tokens.peek().kind() != Kind.COLUMN) {
            Object literal = literal();
            Operator operator = operator();
            return new Condition.Compare(column(), TURNED.getOrDefault(operator, operator), literal);
        }
        String column = column();
        if (tokens.takes("IS")) {
            boolean not = tokens.takes("NOT");
            tokens.expect("NULL");
            return negated(not, new Condition.IsNull(column));
        }
        boolean not = tokens.takes("NOT");
        if (tokens.takes("IN")) {
            return negated(not, new Condition.In(column, literals()));
        }
        if (tokens.takes("BETWEEN")) {
            Object least = literal();
            tokens.expect("AND");
            return negated(not, new Condition.Between(column, least, literal()));
        }
        if (not) {
            throw tokens.unexpected("IN or BETWEEN");
        }
        Operator operator = operator();
        return tokens.peek().kind() == Kind.COLUMN
                ? new Condition.CompareColumns(column, operator, column())
                : new Condition.Compare(column, operator, literal());
    }

    private static Condition negated(boolean not, Condition condition) {
        return not ? new Condition.Not(condition) : condition;
    }

    private List<Object> literals() throws ConditionException {
        tokens.expect("(");
        List<Object> literals = new ArrayList<>(List.of(literal()));
        while (tokens.takes(",")) {
            literals.add(literal());
        }
        tokens.expect(")");
        return List.copyOf(literals);
    }

    private String column() throws ConditionException {
        if (tokens.peek().kind() != Kind.COLUMN) {
            throw tokens.unexpected("a column");
        }
        return tokens.take().text();
    }

    private Operator operator() throws ConditionException {
        Operator operator = OPERATORS.get(tokens.peek().text());
        if (operator == null || tokens.peek().kind() != Kind.SIGN) {
            throw tokens.unexpected("a comparison such as = or <=");
        }
        tokens.take();
        return operator;
    }

    private Object literal() throws ConditionException {
        boolean negative = tokens.takes("-");
        Token token = tokens.peek();
        if (token.kind() == Kind.NUMBER) {
            BigDecimal number = new BigDecimal(tokens.take().text());
            return negative ? number.negate() : number;
        }
        if (!negative && token.kind() == Kind.TEXT) {
            return tokens.take().text();
        }
        if (!negative && (token.is("TRUE") || token.is("FALSE"))) {
            return tokens.take().is("TRUE");
        }
        throw tokens.unexpected("a number, a text in single quotes, TRUE or FALSE");
    }
}
