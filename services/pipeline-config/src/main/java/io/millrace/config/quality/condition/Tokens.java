package io.millrace.config.quality.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition. */
final class Tokens {
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "IS", "NULL", "IN", "BETWEEN", "TRUE", "FALSE");
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^']++|'')*+')|(?<number>[0-9]+(?:\\.[0-9]+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)"
                    + "|`(?<quoted>[^`]+)`|(?<sign><=|>=|<>|!=|==|[=<>(),-]))");
    private static final int MOST_CHARACTERS = 4_000;

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** What a word is. */
    enum Kind {
        TEXT,
        NUMBER,
        COLUMN,
        KEYWORD,
        SIGN,
        END
    }

    record Token(Kind kind, String text, int position) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.KEYWORD) && text.equals(sign);
        }
    }

    Tokens(String condition) throws ConditionException {
        if (condition.length() > MOST_CHARACTERS) {
            throw new ConditionException(MOST_CHARACTERS, "more than %d characters".formatted(MOST_CHARACTERS));
        }
        Matcher matcher = TOKEN.matcher(condition);
        int end = condition.stripTrailing().length();
        int at = 0;
        while (at < end) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new ConditionException(at + 1, "a character that no condition has");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end", condition.length() + 1));
    }

    private static Token token(Matcher matcher) {
        String word = matcher.group("word");
        if (word != null) {
            String upper = word.toUpperCase(Locale.ROOT);
            return KEYWORDS.contains(upper)
                    ? new Token(Kind.KEYWORD, upper, matcher.start("word") + 1)
                    : new Token(Kind.COLUMN, word, matcher.start("word") + 1);
        }
        String text = matcher.group("text");
        if (text != null) {
            String content = text.substring(1, text.length() - 1).replace("''", "'");
            return new Token(Kind.TEXT, content, matcher.start("text") + 1);
        }
        if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"), matcher.start("number") + 1);
        }
        return matcher.group("quoted") == null
                ? new Token(Kind.SIGN, matcher.group("sign"), matcher.start("sign") + 1)
                : new Token(Kind.COLUMN, matcher.group("quoted"), matcher.start("quoted"));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Takes the next word when it is this one. */
    boolean takes(String sign) {
        boolean there = peek().is(sign);
        if (there) {
            take();
        }
        return there;
    }

    void expect(String sign) throws ConditionException {
        if (!takes(sign)) {
            throw unexpected(sign);
        }
    }

    ConditionException unexpected(String wanted) {
        return new ConditionException(peek().position(), wanted + " is missing");
    }
}
