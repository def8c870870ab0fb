package org.sameframe.history.report;

import java.util.Locale;
import java.util.Optional;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Role;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;

/** A report in German. */
final class German implements Texts {
    @Override
    public String number(long value) {
        return String.format(Locale.GERMAN, "%,d", value);
    }

    @Override
    public char decimalSeparator() {
        return ',';
    }

    @Override
    public String dayPattern() {
        return "EEEE, d. MMMM yyyy";
    }

    @Override
    public String datePattern() {
        return "d. MMM yyyy, HH:mm:ss xxx";
    }

    @Override
    public String span(String first, String last) {
        return first + " bis " + last;
    }

    @Override
    public String report(String title) {
        return "Bericht: " + title;
    }

    @Override
    public String room(String code) {
        return "Raum " + code;
    }

    @Override
    public String theRoom() {
        return "Der Raum";
    }

    @Override
    public String participant(int id) {
        return "Person " + id;
    }

    @Override
    public String medium(String id) {
        return "Clip " + id;
    }

    @Override
    public String damaged(long seq) {
        return seq == 0
                ? "Die Aufzeichnung dieses Raums ist beschädigt"
                : "Eintrag " + number(seq) + " dieses Raums ist beschädigt";
    }

    @Override
    public String whatLiesBefore() {
        return "Dieser Bericht enthält, was davor liegt.";
    }

    @Override
    public String alarmed(long seq) {
        return (seq == 0 ? "Der Schlüssel dieses Raums" : "Eintrag " + number(seq) + " dieses Raums")
                + " ist nicht, was früher davon gesehen wurde";
    }

    @Override
    public String erased() {
        return "Dieser Raum wurde gelöscht: Namen, Titel, Texte und Standbilder sind endgültig weg.";
    }

    @Override
    public String roomFact() {
        return "Raum";
    }

    @Override
    public String created() {
        return "Angelegt";
    }

    @Override
    public String state() {
        return "Zustand";
    }

    @Override
    public String open() {
        return "offen";
    }

    @Override
    public String closed(String date) {
        return "geschlossen " + date;
    }

    @Override
    public String record() {
        return "Aufzeichnung";
    }

    @Override
    public String entries(long entries, String last) {
        return number(entries) + (entries == 1 ? " Eintrag, vom " : " Einträge, der letzte vom ") + last;
    }

    @Override
    public String timeZone() {
        return "Zeitzone";
    }

    @Override
    public String sessions() {
        return "Sitzungen und Anwesenheit";
    }

    @Override
    public String nobodyCame() {
        return "Niemand war im Raum.";
    }

    @Override
    public String session(int number, String day) {
        return "Sitzung " + number + ", " + day;
    }

    @Override
    public String wentOn() {
        return "Beim letzten Eintrag war sie noch im Gang.";
    }

    @Override
    public String whoWasThere(int session) {
        return "Wer in Sitzung " + session + " da war";
    }

    @Override
    public String name() {
        return "Name";
    }

    @Override
    public String role() {
        return "Rolle";
    }

    @Override
    public String present() {
        return "Anwesend";
    }

    @Override
    public String total() {
        return "Gesamt";
    }

    @Override
    public String verified() {
        return "bestätigt";
    }

    @Override
    public String role(Role role) {
        return switch (role) {
            case HOST -> "Host";
            case REVIEWER -> "Reviewer";
            case VIEWER -> "Zuschauer";
        };
    }

    @Override
    public String timeOnScreen() {
        return "Zeit auf dem Schirm";
    }

    @Override
    public String timeOnScreenHint() {
        return "Solange jemand im Raum war: Bilder, die standen, und Bereiche, so oft sie liefen.";
    }

    @Override
    public String nothingShown() {
        return "Nichts war zu sehen.";
    }

    @Override
    public String onScreenFor(String length) {
        return "Zu sehen: " + length + ".";
    }

    @Override
    public String onScreen() {
        return "Zu sehen";
    }

    @Override
    public String strip() {
        return "Wo im Clip die Zeit verbracht wurde; die Zahlen stehen in der Tabelle darunter.";
    }

    @Override
    public String rangesOf(String medium) {
        return "Bereiche von " + medium;
    }

    @Override
    public String shorterRanges(int count) {
        return count == 1
                ? "1 kürzerer Bereich ist weggelassen."
                : number(count) + " kürzere Bereiche sind weggelassen.";
    }

    @Override
    public String restedLongest(String medium) {
        return "Bilder von " + medium + ", die am längsten standen";
    }

    @Override
    public String rested() {
        return "Standzeit";
    }

    @Override
    public String frame() {
        return "Bild";
    }

    @Override
    public String frames() {
        return "Bilder";
    }

    @Override
    public String timecode() {
        return "Timecode";
    }

    @Override
    public String decisions() {
        return "Entscheidungen";
    }

    @Override
    public String noDecisions() {
        return "Es gibt keine Notizen, Zeichnungen und Bildvergleiche.";
    }

    @Override
    public String shots() {
        return "Shots der Playlist";
    }

    @Override
    public String shot() {
        return "Shot";
    }

    @Override
    public String chosenVersion() {
        return "Gewählte Version";
    }

    @Override
    public String status() {
        return "Status";
    }

    @Override
    public String status(ShotStatus status) {
        return switch (status) {
            case OPEN -> "offen";
            case APPROVED -> "freigegeben";
            case NEEDS_WORK -> "überarbeiten";
            case COULD_BE_BETTER -> "geht besser";
        };
    }

    @Override
    public String setBy() {
        return "Gesetzt von";
    }

    @Override
    public String when() {
        return "Wann";
    }

    @Override
    public String onFrame(String frames, boolean several) {
        return (several ? "Bilder " : "Bild ") + frames;
    }

    @Override
    public String status(NoteStatus status) {
        return switch (status) {
            case OPEN -> "offen";
            case RESOLVED -> "erledigt";
        };
    }

    @Override
    public String edited(String date) {
        return "bearbeitet " + date;
    }

    @Override
    public String still() {
        return "Standbild zu dieser Notiz";
    }

    @Override
    public String noStill() {
        return "Das Standbild zu dieser Notiz wird hier nicht aufbewahrt.";
    }

    @Override
    public String drawingsOn(String medium) {
        return "Zeichnungen auf " + medium;
    }

    @Override
    public String kind() {
        return "Art";
    }

    @Override
    public String kind(ShapeKind kind) {
        return switch (kind) {
            case FREEHAND -> "Freihand";
            case LINE -> "Linie";
            case ARROW -> "Pfeil";
            case RECTANGLE -> "Rechteck";
            case ELLIPSE -> "Ellipse";
            case TEXT -> "Text";
        };
    }

    @Override
    public String by() {
        return "Von";
    }

    @Override
    public String text() {
        return "Text";
    }

    @Override
    public String agreementsOn(String medium) {
        return "Ob alle das Bild zeigten, auf dem der Raum stand, " + medium;
    }

    @Override
    public String agreed() {
        return "Alle gleich";
    }

    @Override
    public String notAgreed() {
        return "Nicht alle";
    }

    @Override
    public String lastTime() {
        return "Beim letzten Mal";
    }

    @Override
    public String showedIt(int same, int different) {
        return number(same) + (same == 1 ? " zeigte es, " : " zeigten es, ") + number(different) + " nicht";
    }

    @Override
    public String showed(String name, Optional<String> frame) {
        return name + " zeigte " + frame.orElse("einen anderen Clip");
    }

    @Override
    public String silent(String name) {
        return name + " hat nichts gemeldet";
    }

    @Override
    public String drivers() {
        return "Wer gesteuert hat";
    }

    @Override
    public String nobodyDrove() {
        return "Niemand hat den Abspielkopf bewegt.";
    }

    @Override
    public String whoDrove() {
        return "Wer den Abspielkopf bewegt hat";
    }

    @Override
    public String commands() {
        return "Befehle";
    }

    @Override
    public String led() {
        return "Hatte die Steuerung";
    }
}
