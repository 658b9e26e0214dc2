/* key_queue: keys that are decoded and not yet handed out, in order. */
#ifndef UI_KEY_QUEUE_H
#define UI_KEY_QUEUE_H

#include "ui/key.h"

/* All zero: empty. */
struct key_queue {
    struct key *keys;
    size_t count;
};

void key_queue_done(struct key_queue *queue);

/* Takes over the text of a paste. */
void key_queue_put(struct key_queue *queue, const struct key *key);

/* The first one; its text is the caller's to free. */
bool key_queue_take(struct key_queue *queue, struct key *key);

/* Takes the first Esc out from among the others. */
bool key_queue_take_escape(struct key_queue *queue);

#endif
