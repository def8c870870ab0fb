package org.sameframe.history.report;

import java.util.Optional;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Role;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;

/**
 * All that a report's page says, in one language [RP10]: one that lacks a text does not compile. What people wrote, codes, timecodes and
 * frame numbers are no texts.
 */
interface Texts {
    /** A whole number, with what the language puts between thousands. */
    String number(long value);

    /** What stands before the tenths of a number. */
    char decimalSeparator();

    // dates, as patterns of java.time

    /** A day with its weekday. */
    String dayPattern();

    /** A day, and the time with its offset behind a blank. */
    String datePattern();

    /** @param first instant or time of day, as is the last one */
    String span(String first, String last);

    // the room

    String report(String title);

    String room(String code);

    /** Who did what the room itself did. */
    String theRoom();

    String participant(int id);

    String medium(String id);

    /**
     * The beginning of a sentence that goes on with a colon and what is wrong.
     *
     * @param seq of the first entry that is wrong; 0: it is what all of them need
     */
    String damaged(long seq);

    /** The sentence behind it. */
    String whatLiesBefore();

    /**
     * The beginning of a sentence that goes on with a colon and what is wrong.
     *
     * @param seq of the entry that is meant; 0: the room's key
     */
    String alarmed(long seq);

    String erased();

    String roomFact();

    String created();

    String state();

    String open();

    String closed(String date);

    String record();

    String entries(long entries, String last);

    String timeZone();

    // sessions

    String sessions();

    String nobodyCame();

    String session(int number, String day);

    String wentOn();

    String whoWasThere(int session);

    String name();

    String role();

    String present();

    String total();

    String verified();

    String role(Role role);

    // time on screen

    String timeOnScreen();

    String timeOnScreenHint();

    String nothingShown();

    String onScreenFor(String length);

    String onScreen();

    String strip();

    String rangesOf(String medium);

    String shorterRanges(int count);

    String restedLongest(String medium);

    String rested();

    String frame();

    String frames();

    String timecode();

    // decisions

    String decisions();

    String noDecisions();

    String shots();

    String shot();

    String chosenVersion();

    String status();

    String status(ShotStatus status);

    String setBy();

    String when();

    /** @param frames a number, or the first and the last */
    String onFrame(String frames, boolean several);

    String status(NoteStatus status);

    /** Behind who wrote a note, and when. */
    String edited(String date);

    String still();

    String noStill();

    String drawingsOn(String medium);

    String kind();

    String kind(ShapeKind kind);

    String by();

    String text();

    String agreementsOn(String medium);

    String agreed();

    String notAgreed();

    String lastTime();

    String showedIt(int same, int different);

    /** @param frame empty: it was another medium's */
    String showed(String name, Optional<String> frame);

    String silent(String name);

    // who drove

    String drivers();

    String nobodyDrove();

    String whoDrove();

    String commands();

    String led();
}
