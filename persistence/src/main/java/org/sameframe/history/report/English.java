package org.sameframe.history.report;

import java.util.Locale;
import java.util.Optional;
import org.sameframe.history.export.Words;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Role;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;

/** A report in English. */
final class English implements Texts {
    @Override
    public String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    @Override
    public char decimalSeparator() {
        return '.';
    }

    @Override
    public String dayPattern() {
        return "EEEE d MMMM yyyy";
    }

    @Override
    public String datePattern() {
        return "d MMM yyyy, HH:mm:ss xxx";
    }

    @Override
    public String span(String first, String last) {
        return first + " to " + last;
    }

    @Override
    public String report(String title) {
        return "Report: " + title;
    }

    @Override
    public String room(String code) {
        return "Room " + code;
    }

    @Override
    public String theRoom() {
        return "The room";
    }

    @Override
    public String participant(int id) {
        return "Participant " + id;
    }

    @Override
    public String medium(String id) {
        return "Medium " + id;
    }

    @Override
    public String damaged(long seq) {
        return seq == 0 ? "The record of this room is damaged" : "Entry " + seq + " of this room is damaged";
    }

    @Override
    public String whatLiesBefore() {
        return "This report tells what lies before.";
    }

    @Override
    public String alarmed(long seq) {
        return (seq == 0 ? "The key of this room" : "Entry " + seq + " of this room")
                + " is not what was seen of it earlier";
    }

    @Override
    public String erased() {
        return "This room was erased: names, titles, texts and stills are gone for good.";
    }

    @Override
    public String roomFact() {
        return "Room";
    }

    @Override
    public String created() {
        return "Created";
    }

    @Override
    public String state() {
        return "State";
    }

    @Override
    public String open() {
        return "open";
    }

    @Override
    public String closed(String date) {
        return "closed " + date;
    }

    @Override
    public String record() {
        return "Record";
    }

    @Override
    public String entries(long entries, String last) {
        return number(entries) + (entries == 1 ? " entry, of " : " entries, the last one of ") + last;
    }

    @Override
    public String timeZone() {
        return "Time zone";
    }

    @Override
    public String sessions() {
        return "Sessions and attendance";
    }

    @Override
    public String nobodyCame() {
        return "Nobody has been in the room.";
    }

    @Override
    public String session(int number, String day) {
        return "Session " + number + ", " + day;
    }

    @Override
    public String wentOn() {
        return "It went on at the last entry.";
    }

    @Override
    public String whoWasThere(int session) {
        return "Who was there in session " + session;
    }

    @Override
    public String name() {
        return "Name";
    }

    @Override
    public String role() {
        return "Role";
    }

    @Override
    public String present() {
        return "Present";
    }

    @Override
    public String total() {
        return "Total";
    }

    @Override
    public String verified() {
        return "verified";
    }

    @Override
    public String role(Role role) {
        return Words.of(role);
    }

    @Override
    public String timeOnScreen() {
        return "Time on screen";
    }

    @Override
    public String timeOnScreenHint() {
        return "While somebody was in the room: frames that rested, and ranges as often as they were played.";
    }

    @Override
    public String nothingShown() {
        return "Nothing has been on screen.";
    }

    @Override
    public String onScreenFor(String length) {
        return "On screen for " + length + ".";
    }

    @Override
    public String onScreen() {
        return "On screen";
    }

    @Override
    public String strip() {
        return "Where in the medium time was spent; the table below has the numbers.";
    }

    @Override
    public String rangesOf(String medium) {
        return "Ranges of " + medium;
    }

    @Override
    public String shorterRanges(int count) {
        return count == 1 ? "1 shorter range is left out." : number(count) + " shorter ranges are left out.";
    }

    @Override
    public String restedLongest(String medium) {
        return "Frames of " + medium + " that rested longest";
    }

    @Override
    public String rested() {
        return "Rested";
    }

    @Override
    public String frame() {
        return "Frame";
    }

    @Override
    public String frames() {
        return "Frames";
    }

    @Override
    public String timecode() {
        return "Timecode";
    }

    @Override
    public String decisions() {
        return "Decisions";
    }

    @Override
    public String noDecisions() {
        return "There are no notes, drawings and agreements.";
    }

    @Override
    public String shots() {
        return "Shots of the playlist";
    }

    @Override
    public String shot() {
        return "Shot";
    }

    @Override
    public String chosenVersion() {
        return "Chosen version";
    }

    @Override
    public String status() {
        return "Status";
    }

    @Override
    public String status(ShotStatus status) {
        return Words.of(status);
    }

    @Override
    public String setBy() {
        return "Set by";
    }

    @Override
    public String when() {
        return "When";
    }

    @Override
    public String onFrame(String frames, boolean several) {
        return (several ? "Frames " : "Frame ") + frames;
    }

    @Override
    public String status(NoteStatus status) {
        return Words.of(status);
    }

    @Override
    public String edited(String date) {
        return "edited " + date;
    }

    @Override
    public String still() {
        return "Still of this note";
    }

    @Override
    public String noStill() {
        return "The still of this note is not kept here.";
    }

    @Override
    public String drawingsOn(String medium) {
        return "Drawings on " + medium;
    }

    @Override
    public String kind() {
        return "Kind";
    }

    @Override
    public String kind(ShapeKind kind) {
        return Words.of(kind);
    }

    @Override
    public String by() {
        return "By";
    }

    @Override
    public String text() {
        return "Text";
    }

    @Override
    public String agreementsOn(String medium) {
        return "Whether all showed the frame on which the room rested, " + medium;
    }

    @Override
    public String agreed() {
        return "Agreed";
    }

    @Override
    public String notAgreed() {
        return "Not agreed";
    }

    @Override
    public String lastTime() {
        return "The last time";
    }

    @Override
    public String showedIt(int same, int different) {
        return number(same) + " showed it, " + number(different) + " did not";
    }

    @Override
    public String showed(String name, Optional<String> frame) {
        return name + " showed " + frame.orElse("another medium");
    }

    @Override
    public String silent(String name) {
        return name + " did not say";
    }

    @Override
    public String drivers() {
        return "Who drove";
    }

    @Override
    public String nobodyDrove() {
        return "Nobody has moved the playhead.";
    }

    @Override
    public String whoDrove() {
        return "Who moved the playhead";
    }

    @Override
    public String commands() {
        return "Commands";
    }

    @Override
    public String led() {
        return "Held the lead";
    }
}
