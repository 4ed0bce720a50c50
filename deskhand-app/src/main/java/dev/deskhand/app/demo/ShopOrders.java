package dev.deskhand.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The demo shop's orders, made up anew at each start: one in each state that an order can be in.
 * They belong to whichever e-mail address is given. Thread-safe.
 */
final class ShopOrders {
    private final Supplier<LocalDate> today;
    private final Map<String, Order> orders = new HashMap<>();

    /** Where an order is. */
    enum Status {
        RECEIVED,
        PACKED,
        SHIPPED,
        DELIVERED,
        CANCELLED
    }

    private record Order(Status status, @Nullable LocalDate expected, String total) {
        boolean isStillHere() {
            return status == Status.RECEIVED || status == Status.PACKED;
        }
    }

    ShopOrders(Supplier<LocalDate> today) {
        this.today = today;
        LocalDate now = today.get();
        orders.put("LK-204817", new Order(Status.SHIPPED, workingDayAfter(now), "42.50 GBP"));
        orders.put("LK-204818", new Order(Status.PACKED, workingDayAfter(now), "31.80 GBP"));
        orders.put("LK-204819", new Order(Status.DELIVERED, now.minusDays(1), "18.90 GBP"));
        orders.put("LK-204820", new Order(Status.RECEIVED, null, "148.00 GBP"));
    }

    /** What the shop tells of an order. */
    synchronized Map<String, String> status(String number) {
        Order order = orders.get(number);
        Map<String, String> answer = new LinkedHashMap<>();
        if (order == null) {
            answer.put("status", "not_found");
            return answer;
        }
        answer.put("status", order.status().name().toLowerCase(Locale.ROOT));
        LocalDate expected = order.expected();
        if (expected != null) {
            answer.put("expected", expected.toString());
        }
        answer.put("total", order.total());
        return answer;
    }

    /** Brings an order on another day, if that can be. */
    synchronized Map<String, String> deliverOn(String number, LocalDate day) {
        Order order = orders.get(number);
        if (order == null) {
            return Map.of("result", "not_found");
        }
        boolean tooLate =
                order.status() == Status.DELIVERED
                        || order.status() == Status.CANCELLED
                        || !day.isAfter(today.get());
        if (tooLate) {
            return Map.of("result", "too_late");
        }
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return Map.of("result", "no_delivery");
        }
        orders.put(number, new Order(order.status(), day, order.total()));
        return Map.of("result", "booked");
    }

    /** Cancels an order that has not left. */
    synchronized Map<String, String> cancel(String number) {
        Order order = orders.get(number);
        if (order == null) {
            return Map.of("result", "not_found");
        }
        if (!order.isStillHere()) {
            return Map.of("result", "too_late");
        }
        orders.put(number, new Order(Status.CANCELLED, null, order.total()));
        return Map.of("result", "cancelled");
    }

    private static LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.getDayOfWeek() == DayOfWeek.SUNDAY ? next.plusDays(1) : next;
    }
}
