package io.promfleet.acceptance;

import java.util.Random;

/** Expressions that look like what people write; most are legal. */
final class RandomExpressions {
    private static final String[] METRICS = {
        "up", "node_cpu_seconds_total", "job:up:sum", "offset", "sum", "{job=\"a\"}"
    };
    private static final String[] MATCHERS = {
        "job=\"a\"", "cluster!=\"\"", "instance=~\"a.*\"", "pod!~\"(a|b)+\"", "mode='idle'", "path=`/a`", "x=~\"[\"",
    };
    private static final String[] LABELS = {"job", "cluster", "le", "instance", "by", "on"};
    private static final String[] OPERATORS = {
        "+", "-", "*", "/", "%", "^", "==", "!=", ">", "<=", "and", "or", "unless", "> bool", "== bool", "atan2",
    };
    private static final String[] OVER_RANGE = {"rate", "increase", "max_over_time", "absent_over_time", "changes"};
    private static final String[] OVER_VECTOR = {"abs", "absent", "ceil", "sort_desc", "timestamp", "hour"};
    private static final String[] AGGREGATORS = {"sum", "avg", "count", "max", "topk", "quantile", "group"};
    private static final String[] DURATIONS = {"5m", "1h30m", "300", "1d", "10s:1s", "5m:"};

    private final Random random;

    RandomExpressions(Random random) {
        this.random = random;
    }

    String next() {
        return expression(3);
    }

    private String expression(int depth) {
        if (depth == 0) {
            return selector();
        }
        return switch (random.nextInt(8)) {
            case 0 -> selector() + behind();
            case 1 -> one(OVER_RANGE) + "(" + selector() + "[" + one(DURATIONS) + "]" + behind() + ")";
            case 2 -> one(OVER_VECTOR) + "(" + expression(depth - 1) + ")";
            case 3 -> aggregation(depth);
            case 4, 5 -> expression(depth - 1) + " " + one(OPERATORS) + matching() + " " + expression(depth - 1);
            case 6 -> "(" + expression(depth - 1) + ")" + (random.nextInt(4) == 0 ? "[1h:5m]" : "");
            default -> (random.nextBoolean() ? "-" : "") + random.nextInt(100) + (random.nextInt(5) == 0 ? "m" : "");
        };
    }

    private String aggregation(int depth) {
        String grouping = (random.nextBoolean() ? "by" : "without") + " (" + labels() + ")";
        String name = one(AGGREGATORS);
        boolean takesNumber = name.equals("topk") || name.equals("quantile");
        String body = "(" + (takesNumber ? "0.9, " : "") + expression(depth - 1) + ")";
        return switch (random.nextInt(3)) {
            case 0 -> name + body;
            case 1 -> name + " " + grouping + " " + body;
            default -> name + body + " " + grouping;
        };
    }

    private String matching() {
        return switch (random.nextInt(6)) {
            case 0 -> " on(" + labels() + ")";
            case 1 -> " ignoring(" + labels() + ")";
            case 2 -> " on(" + labels() + ") group_left(" + labels() + ")";
            default -> "";
        };
    }

    private String behind() {
        return switch (random.nextInt(6)) {
            case 0 -> " offset 5m";
            case 1 -> " offset -1h";
            case 2 -> " @ 1700000000";
            default -> "";
        };
    }

    private String selector() {
        String metric = one(METRICS);
        if (metric.startsWith("{") || random.nextBoolean()) {
            return metric;
        }
        StringBuilder text = new StringBuilder(metric).append('{');
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(one(MATCHERS)).append(i > 1 || random.nextInt(5) == 0 ? "," : "");
        }
        return text.append('}').toString();
    }

    private String labels() {
        String labels = random.nextInt(4) == 0 ? "" : one(LABELS);
        return random.nextBoolean() && !labels.isEmpty() ? labels + ", " + one(LABELS) : labels;
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
