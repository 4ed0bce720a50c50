package dev.deskhand.bot.understanding;

import java.util.Arrays;

/**
 * Numbers features from 0 on, in the order in which they come. A feature is known by a 64-bit hash:
 * with the some hundred thousand that a bot has, two of them fall together once in billions of
 * bots, and then count as one.
 */
final class FeatureNumbers {
    private static final int NONE = -1;

    private long[] keys = new long[1024];
    private int[] numbers = new int[1024];
    private int size;

    FeatureNumbers() {
        Arrays.fill(numbers, NONE);
    }

    int size() {
        return size;
    }

    /** The feature's number; negative if it has none. */
    int of(long feature) {
        return numbers[place(feature)];
    }

    /** The feature's number, a new one if it has none. */
    int add(long feature) {
        int place = place(feature);
        if (numbers[place] != NONE) {
            return numbers[place];
        }
        keys[place] = feature;
        numbers[place] = size++;
        int number = numbers[place];
        if (size * 2 > keys.length) {
            grow();
        }
        return number;
    }

    private int place(long feature) {
        int place = (int) (feature ^ (feature >>> 32)) & (keys.length - 1);
        while (numbers[place] != NONE && keys[place] != feature) {
            place = (place + 1) & (keys.length - 1);
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[oldKeys.length * 2];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != NONE) {
                int place = place(oldKeys[i]);
                keys[place] = oldKeys[i];
                numbers[place] = oldNumbers[i];
            }
        }
    }
}
