package io.promfleet.generator.manifest;

import java.util.stream.DoubleStream;

/** Numbers with a fraction that are easily spelled in a way that some reader takes for another number, or for text. */
final class Decimals {
    static final ListNode HOSTILE = new ListNode(
            DoubleStream.of(
                            0.0,
                            -0.0,
                            1.0,
                            -1.5,
                            0.1,
                            0.5,
                            0.05,
                            0.002,
                            2.0E-3,
                            123.456,
                            1.0E-6,
                            1.0E-7,
                            1.5E-9,
                            1.0E15,
                            1.0E20,
                            1.0E21,
                            1.2345E22,
                            Double.parseDouble(
                                    "2.0E23"), // not exactly, and Java releases differ in its shortest spelling
                            9007199254740994.0,
                            123456789012345.6,
                            1.0 / 3,
                            Math.PI,
                            Double.MIN_VALUE,
                            Double.MIN_NORMAL,
                            Double.MAX_VALUE,
                            -Double.MAX_VALUE)
                    .mapToObj(DecimalNode::new)
                    .toList(),
            null);

    private Decimals() {}
}
