package org.sameframe.history.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sameframe.history.export.Words;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.Shot;

/** A report for programs: instants as ISO 8601 in a zone, lengths in seconds, frames by the production's number [RP7]. */
public final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Report report;
    private final Times times;

    private ReportJson(Report report, Times times) {
        this.report = report;
        this.times = times;
    }

    public static String of(Report report, Times times) {
        try {
            return MAPPER.writeValueAsString(new ReportJson(report, times).all());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers can be written", e);
        }
    }

    private Map<String, Object> all() {
        Map<String, Object> all = room();
        all.put("sessions", report.sittings().stream().map(this::session).toList());
        all.put("attention", report.attention().stream().map(this::attention).toList());
        all.put("shots", report.shots().stream().map(this::shot).toList());
        all.put("decisions", report.decisions().stream().map(this::decisions).toList());
        all.put("driving", report.drivers().stream().map(this::driver).toList());
        return all;
    }

    private Map<String, Object> room() {
        Map<String, Object> room = new LinkedHashMap<>();
        room.put("code", report.code().value());
        report.card().ifPresent(card -> {
            room.put("title", card.title());
            room.put("created", times.iso(card.created()));
            room.put("state", card.closed() == 0 ? "open" : "closed");
            if (card.closed() != 0) {
                room.put("closed", times.iso(card.closed()));
            }
        });
        room.put("zone", times.zone().getId());
        room.put("entries", report.through());
        room.put("through", times.iso(report.at()));
        room.put("erased", report.erased());
        report.damage()
                .ifPresent(damage -> room.put(
                        "damage", fields("seq", damage.seq(), "what", damage.what(), "warning", damage.sentence())));
        report.alarm()
                .ifPresent(alarm -> room.put(
                        "alarm", fields("seq", alarm.seq(), "what", alarm.what(), "warning", alarm.sentence())));
        return room;
    }

    private Map<String, Object> session(Sitting sitting) {
        return fields(
                "begin", times.iso(sitting.begin()),
                "end", times.iso(sitting.end()),
                "seconds", Times.seconds(sitting.length()),
                "goesOn", sitting.open(),
                "attendance", sitting.attendees().stream().map(this::attendee).toList());
    }

    private Map<String, Object> attendee(Sitting.Attendee attendee) {
        Map<String, Object> fields = person(attendee.participant());
        if (report.isVerified(attendee.participant())) {
            fields.put("verified", true);
        }
        List<Stay.Held> roles = attendee.roles();
        fields.put("role", Words.of(roles.get(roles.size() - 1).role()));
        fields.put("roles", roles.stream().map(this::role).toList());
        fields.put("seconds", Times.seconds(attendee.total()));
        fields.put(
                "present",
                attendee.stays().stream()
                        .map(stay -> fields("begin", times.iso(stay.begin()), "end", times.iso(stay.end())))
                        .toList());
        return fields;
    }

    private Map<String, Object> role(Stay.Held held) {
        return fields(
                "role", Words.of(held.role()),
                "begin", times.iso(held.begin()),
                "end", times.iso(held.end()));
    }

    private Map<String, Object> attention(Attention.OfMedium of) {
        Medium medium = report.medium(of.medium()).orElseThrow();
        Map<String, Object> fields = medium(medium);
        fields.put("seconds", Times.seconds(of.total()));
        fields.put(
                "ranges",
                of.ranges().stream()
                        .map(range -> with(
                                frames(medium, range.first(), range.last()), "seconds", Times.seconds(range.total())))
                        .toList());
        if (of.others().ranges() > 0) {
            fields.put(
                    "shorterRanges",
                    fields(
                            "count", of.others().ranges(),
                            "seconds", Times.seconds(of.others().total())));
        }
        fields.put(
                "held",
                of.held().stream()
                        .map(held -> fields(
                                "frame", medium.frameNumber(held.frame()),
                                "timecode", medium.timecode(held.frame()),
                                "seconds", Times.seconds(held.total())))
                        .toList());
        return fields;
    }

    private Map<String, Object> shot(Shot shot) {
        Map<String, Object> fields = fields(
                "id", shot.id(),
                "title", report.medium(shot.chosen()).map(Medium::title).orElse(""),
                "medium", shot.chosen(),
                "versions", shot.versions().size(),
                "status", Words.of(shot.status()));
        Decisions.Rating rating = report.ratings().get(shot.id());
        if (rating != null) {
            fields.put("by", person(rating.by()));
            fields.put("at", times.iso(rating.at()));
        }
        return fields;
    }

    private Map<String, Object> decisions(Decisions.OfMedium of) {
        Map<String, Object> fields = medium(of.medium());
        fields.put(
                "notes",
                of.notes().stream().map(thread -> thread(of.medium(), thread)).toList());
        fields.put(
                "annotations",
                of.drawings().stream()
                        .map(drawing -> drawing(of.medium(), drawing))
                        .toList());
        fields.put(
                "agreements",
                of.agreements().stream()
                        .map(agreement -> agreement(of.medium(), agreement))
                        .toList());
        return fields;
    }

    private Map<String, Object> thread(Medium medium, Decisions.Thread thread) {
        Map<String, Object> fields =
                frames(medium, thread.note().firstFrame(), thread.note().lastFrame());
        fields.putAll(note(thread.note()));
        fields.put("status", Words.of(thread.note().status()));
        fields.put("replies", thread.replies().stream().map(this::note).toList());
        return fields;
    }

    private Map<String, Object> note(Note note) {
        Map<String, Object> fields = fields(
                "id", note.id(),
                "author", person(note.author()),
                "created", times.iso(note.created()),
                "text", note.text());
        if (note.edited() != 0) {
            fields.put("edited", times.iso(note.edited()));
        }
        if (!note.still().isEmpty()) {
            fields.put("still", note.still());
        }
        return fields;
    }

    private Map<String, Object> drawing(Medium medium, Annotation drawing) {
        Map<String, Object> fields = frames(medium, drawing.firstFrame(), drawing.lastFrame());
        fields.put("id", drawing.id());
        fields.put("author", person(drawing.author()));
        fields.put("kind", Words.of(drawing.shape().kind()));
        fields.put("text", drawing.shape().text());
        return fields;
    }

    private Map<String, Object> agreement(Medium medium, Agreements.OfFrame of) {
        Agreement latest = of.latest();
        Map<String, Object> fields = fields(
                "frame", medium.frameNumber(of.frame()),
                "timecode", medium.timecode(of.frame()),
                "agreed", of.agreed(),
                "notAgreed", of.not());
        fields.put("latest", with(counts(latest.counts()), "agreed", latest.agreed()));
        List<Integer> silent = latest.names().silent();
        if (!latest.names().shown().isEmpty() || !silent.isEmpty()) {
            fields.put(
                    "shown",
                    latest.names().shown().stream()
                            .map(shown -> with(person(shown.participant()), "frame", frameOf(shown)))
                            .toList());
            fields.put("silent", silent.stream().map(this::person).toList());
        }
        return fields;
    }

    private int frameOf(Agreement.Shown shown) {
        return report.medium(shown.medium())
                .map(medium -> medium.frameNumber(shown.frame()))
                .orElse(shown.frame());
    }

    private static Map<String, Object> counts(Agreement.Counts counts) {
        return fields(
                "same", counts.same(),
                "different", counts.different(),
                "hidden", counts.hidden(),
                "outOfSync", counts.outOfSync(),
                "inexact", counts.inexact());
    }

    private Map<String, Object> driver(Driving.Driver driver) {
        Map<String, Object> fields = person(driver.participant());
        fields.put("commands", driver.commands());
        fields.put("leadSeconds", Times.seconds(driver.led()));
        return fields;
    }

    private Map<String, Object> person(int id) {
        return fields("participant", id, "name", report.nameOf(id, Language.ENGLISH.texts()));
    }

    private static Map<String, Object> medium(Medium medium) {
        return fields("medium", medium.id(), "title", medium.title());
    }

    private static Map<String, Object> frames(Medium medium, int first, int last) {
        return fields(
                "firstFrame", medium.frameNumber(first),
                "lastFrame", medium.frameNumber(last),
                "firstTimecode", medium.timecode(first),
                "lastTimecode", medium.timecode(last));
    }

    private static Map<String, Object> with(Map<String, Object> fields, String name, Object value) {
        fields.put(name, value);
        return fields;
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
