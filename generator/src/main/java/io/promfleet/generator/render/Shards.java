package io.promfleet.generator.render;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Divides what a fleet has many of. The shard of a thing follows from its name, so that another one coming or going does not move it;
 * where there are so many that the shards are doubled, each is divided in two.
 *
 * @param count how many shards there are, a power of two; 1 where nothing is divided
 */
record Shards(int count) {
    /**
     * The shards for a number of things.
     *
     * @param things the number
     * @param together up to so many are not divided
     * @param average what a shard holds on average, at most: names do not spread evenly
     */
    static Shards of(int things, int together, int average) {
        if (things <= together) {
            return new Shards(1);
        }
        int count = 2;
        while (things > count * average) {
            count *= 2;
        }
        return new Shards(count);
    }

    /** The shard of a name, counted from 0. */
    int of(String name) {
        if (count == 1) {
            return 0;
        }
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() & (count - 1));
    }
}
