/* key_queue: keys that wait their turn. See key_queue.h.
 *
 * Holds what was typed while something took its time, so that nothing of it is lost; never reads
 * and never waits. */
#include "key_queue.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

void key_queue_done(struct key_queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        free(queue->keys[i].text);
    }
    free(queue->keys);
    *queue = (struct key_queue){0};
}

void key_queue_put(struct key_queue *queue, const struct key *key)
{
    queue->keys = memory_array(queue->keys, queue->count + 1, sizeof *queue->keys);
    queue->keys[queue->count++] = *key;
}

static struct key take(struct key_queue *queue, size_t index)
{
    struct key key = queue->keys[index];
    queue->count--;
    memmove(&queue->keys[index], &queue->keys[index + 1], (queue->count - index) * sizeof key);
    return key;
}

bool key_queue_take(struct key_queue *queue, struct key *key)
{
    bool any = queue->count > 0;
    if (any) {
        *key = take(queue, 0);
    }
    return any;
}

bool key_queue_take_escape(struct key_queue *queue)
{
    for (size_t i = 0; i < queue->count; i++) {
        if (key_is(&queue->keys[i], K_ESC)) {
            take(queue, i);
            return true;
        }
    }
    return false;
}
