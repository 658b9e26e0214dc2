/* terminal_probe: some terminals draw the line-drawing characters two columns wide, as old East
 * Asian fonts had them; frames would fall to pieces there.
 *
 * It asks in the second row: an answer that comes too late is then never taken for a function key
 * (CSI 1 ; 2 R is Shift-F3), and the decoder swallows it. */
#include "terminal_probe.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char QUESTION[] = "\033[2;1H─\033[6n";
static const char WIPE[] = "\033[2;1H\033[K\033[H";
static const char ANSWER[] = "\033[2;"; /* then the column and R */

static long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool write_all(int out, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t n = write(out, bytes, length);
        if (n <= 0) {
            return false;
        }
        bytes += n;
        length -= (size_t)n;
    }
    return true;
}

/* Finds the answer in what was received; the column, or 0. */
static long find_answer(const struct buffer *received, size_t *start, size_t *end)
{
    const char *text = buffer_text(received);
    const char *at =
        received->length > 0 ? memmem(text, received->length, ANSWER, sizeof ANSWER - 1) : NULL;
    if (at == NULL) {
        return 0;
    }
    char *after;
    long column = strtol(at + sizeof ANSWER - 1, &after, 10);
    if (*after != 'R') {
        return 0;
    }
    *start = (size_t)(at - text);
    *end = (size_t)(after + 1 - text);
    return column;
}

/* Reads until the answer is there or the time is over; the column, or 0. */
static long wait_for_answer(int in, int limit_ms, struct buffer *received, size_t *start,
                            size_t *end)
{
    long deadline = now_ms() + limit_ms;
    long column = 0;
    while (column == 0) {
        long left = deadline - now_ms();
        struct pollfd input = {.fd = in, .events = POLLIN};
        char bytes[512];
        if (left <= 0 || poll(&input, 1, (int)left) <= 0) {
            break;
        }
        ssize_t n = read(in, bytes, sizeof bytes);
        if (n <= 0) {
            break;
        }
        buffer_add_bytes(received, bytes, (size_t)n);
        column = find_answer(received, start, end);
    }
    return column;
}

bool terminal_probe_is_wide(int in, int out, int limit_ms, struct key_decoder *decoder)
{
    struct buffer received;
    size_t start = 0;
    size_t end = 0;
    buffer_init(&received);
    long column = 0;
    if (write_all(out, QUESTION, sizeof QUESTION - 1)) {
        column = wait_for_answer(in, limit_ms, &received, &start, &end);
        write_all(out, WIPE, sizeof WIPE - 1);
    }
    key_decoder_feed(decoder, buffer_text(&received), start);
    key_decoder_feed(decoder, buffer_text(&received) + end, received.length - end);
    buffer_done(&received);
    return column == 3;
}
