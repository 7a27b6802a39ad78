package io.incubator.project.board;

import java.util.ArrayList;
import java.util.List;

/// Places in an order, as fractions between 0 and 1 written in base 62 (`0-9A-Za-z`, without trailing
/// zeros), so that comparing bytes compares places and there is always one between two others. Known as
/// fractional indexing; the middle of two fractions is found digit by digit, and the ends count up and
/// down in steps, because halving towards an end would make places longer with every task that is added
/// there.
final class Rank {
    /// Places longer than this are spread anew: it takes some 200 moves into the same gap to get there.
    static final int MAX_LENGTH = 40;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int BASE = DIGITS.length();
    private static final int HEAD = 6;
    private static final long STEP = (long) BASE * BASE;
    private static final long END = pow(HEAD);

    private Rank() {}

    /// A place between two neighbours.
    ///
    /// @param low null for the beginning
    /// @param high null for the end
    static String between(String low, String high) {
        if (low == null && high == null) {
            return "V";
        }
        if (high == null) {
            long next = head(low) + STEP;
            return next < END ? digits(next) : middle(low, null);
        }
        if (low == null) {
            long previous = head(high) - STEP;
            return previous > 0 ? digits(previous) : middle("", high);
        }
        if (low.compareTo(high) >= 0) {
            throw new IllegalArgumentException("nothing is between " + low + " and " + high);
        }
        return middle(low, high);
    }

    /// Places between two neighbours, in order and about evenly far from each other.
    ///
    /// @param low null for the beginning
    /// @param high null for the end
    static List<String> spread(String low, String high, int count) {
        List<String> places = new ArrayList<>(count);
        if (high == null) {
            String last = low;
            for (int i = 0; i < count; i++) {
                last = between(last, null);
                places.add(last);
            }
        } else if (count > 0) {
            String middle = between(low, high);
            places.addAll(spread(low, middle, count / 2));
            places.add(middle);
            places.addAll(spread(middle, high, count - count / 2 - 1));
        }
        return places;
    }

    // high == null means 1
    private static String middle(String low, String high) {
        if (high != null) {
            int shared = shared(low, high);
            if (shared > 0) {
                String rest = shared < low.length() ? low.substring(shared) : "";
                return high.substring(0, shared) + middle(rest, high.substring(shared));
            }
        }
        int from = low.isEmpty() ? 0 : DIGITS.indexOf(low.charAt(0));
        int to = high == null ? BASE : DIGITS.indexOf(high.charAt(0));
        if (to - from > 1) {
            return String.valueOf(DIGITS.charAt((from + to) / 2));
        }
        if (high != null && high.length() > 1) {
            return high.substring(0, 1);
        }
        return DIGITS.charAt(from) + middle(low.isEmpty() ? "" : low.substring(1), null);
    }

    /// How many digits both begin with, where the lower one has zeros at its end without end.
    private static int shared(String low, String high) {
        int n = 0;
        while (n < high.length() && (n < low.length() ? low.charAt(n) : '0') == high.charAt(n)) {
            n++;
        }
        return n;
    }

    private static long head(String place) {
        long value = 0;
        for (int i = 0; i < HEAD; i++) {
            value = value * BASE + (i < place.length() ? DIGITS.indexOf(place.charAt(i)) : 0);
        }
        return value;
    }

    private static String digits(long head) {
        char[] digits = new char[HEAD];
        long rest = head;
        for (int i = HEAD - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % BASE));
            rest /= BASE;
        }
        int length = HEAD;
        while (digits[length - 1] == '0') {
            length--;
        }
        return new String(digits, 0, length);
    }

    private static long pow(int exponent) {
        long value = 1;
        for (int i = 0; i < exponent; i++) {
            value *= BASE;
        }
        return value;
    }
}
