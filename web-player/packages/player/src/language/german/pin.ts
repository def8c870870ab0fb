import type { pinStrings } from "../../strings-pin";
import type { Translated } from "../translate";

export const pin: Translated<typeof pinStrings> = {
  label: "PIN",
  create: "PIN",
  createHint: "Freiwillig. Ohne sie kommt niemand herein",
  join: "PIN",
  joinHint: "Falls der Raum eine hat",
  wrong: "Eine PIN hat 4 bis 64 Zeichen.",
  asked: "Diesen Raum gibt es nicht, oder er hat eine PIN.",
  askedDetail: "Prüfen Sie den Link, oder geben Sie die PIN ein, die dazu gehört.",
  refused: "Diesen Raum gibt es nicht, oder das ist nicht seine PIN.",
  refusedDetail: "Prüfen Sie beides, oder fragen Sie, wer Sie eingeladen hat.",
  knock: "Um Einlass bitten",
  knockHint: "Ohne die PIN muss ein Host Sie einlassen.",
  waiting: "Warten, bis ein Host Sie einlässt …",
  waitingHint: "Wenn es diesen Raum gibt, sieht sein Host jetzt Ihren Namen.",
  stop: "Nicht mehr warten",
  unheard: "Niemand hat Sie eingelassen.",
  unheardDetail:
    "Bitten Sie den Host, nachzusehen, wer wartet, und versuchen Sie es noch einmal; oder geben Sie die PIN ein.",

  settings: {
    button: "PIN",
    buttonHint: "Was man außer dem Link braucht.",
    title: "PIN dieses Raums",
    on: "Dieser Raum hat eine PIN. Niemand kann sie hier lesen: Setzen Sie eine andere, wenn sie verloren ist.",
    off: "Dieser Raum hat keine PIN. Wer den Link hat, kommt herein.",
    field: "Neue PIN",
    fieldHint: "4 bis 64 Zeichen",
    set: "PIN setzen",
    change: "PIN ändern",
    remove: "PIN entfernen",
    inside: "Wer schon im Raum ist, bleibt, und kommt ohne sie wieder herein.",
    loading: "Wird nachgesehen …",
    done: "Die PIN ist gesetzt. Sagen Sie sie denen, die Sie einladen, aber nicht zusammen mit dem Link.",
    removed: "Die PIN ist entfernt.",
  },
};
