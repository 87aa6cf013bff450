/** Begins to fetch the reader's language while the application itself is still on its way. */
import { fetchWords, readersLocale } from './shell/words.ts';

void fetchWords(readersLocale());
