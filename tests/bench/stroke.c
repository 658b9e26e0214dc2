/* stroke: what one kind of key costs; see the header. */
#include "stroke.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

#define PATIENCE_MS 10000 /* longest until something comes */
#define UNANSWERED 3      /* so many keys without an answer: it doesn't listen to this one */
#define SHORT_MS 60       /* shorter than the rest after which a detail follows */
#define LONG_MS 250
#define STEP_MS 5
#define REPEAT_MS 33 /* a held key, 30 a second */

void stroke_init(struct stroke *stroke, const char *what)
{
    *stroke = (struct stroke){.what = what, .patience_ms = PATIENCE_MS};
}

void stroke_done(struct stroke *stroke)
{
    samples_done(&stroke->bytes);
    samples_done(&stroke->whole);
    samples_done(&stroke->first_ms);
    samples_done(&stroke->last_ms);
    samples_done(&stroke->cpu_ms);
}

/* Until nothing has come for so long. */
static bool listen_until_silent(struct pty *pty, int silence_ms)
{
    size_t seen;
    bool alive;
    do {
        seen = pty_traffic(pty).bytes;
        alive = pty_listen(pty, silence_ms);
    } while (alive && pty_traffic(pty).bytes != seen);
    return alive;
}

static bool listen_for_first(struct pty *pty, int longest_ms)
{
    bool alive = true;
    for (int waited = 0; alive && pty_traffic(pty).bytes == 0 && waited < longest_ms;
         waited += STEP_MS) {
        alive = pty_listen(pty, STEP_MS);
    }
    return alive;
}

bool stroke_rest(struct pty *pty)
{
    return listen_until_silent(pty, LONG_MS);
}

static void note(struct stroke *stroke, struct pty_traffic answer)
{
    samples_add(&stroke->bytes, (double)answer.bytes);
    if (answer.bytes == 0) {
        stroke->unanswered++;
    } else {
        samples_add(&stroke->first_ms, answer.first_ms);
        samples_add(&stroke->last_ms, answer.last_ms);
    }
}

/* After the key was sent. */
static bool take_answer(struct stroke *stroke, struct pty *pty, double cpu_before)
{
    bool alive = listen_for_first(pty, stroke->patience_ms) && listen_until_silent(pty, SHORT_MS);
    note(stroke, pty_traffic(pty));
    alive = alive && stroke_rest(pty);
    samples_add(&stroke->whole, (double)pty_traffic(pty).bytes);
    samples_add(&stroke->cpu_ms, process_cpu_ms(pty_process(pty)) - cpu_before);
    return alive && stroke->unanswered < UNANSWERED;
}

bool stroke_press(struct stroke *stroke, struct pty *pty, const char *keys)
{
    double cpu = process_cpu_ms(pty_process(pty));
    pty_traffic_begin(pty);
    return pty_keys(pty, keys) && take_answer(stroke, pty, cpu);
}

bool stroke_paste(struct stroke *stroke, struct pty *pty, const char *text)
{
    double cpu = process_cpu_ms(pty_process(pty));
    pty_traffic_begin(pty);
    return pty_paste(pty, text) && take_answer(stroke, pty, cpu);
}

bool stroke_start(struct stroke *stroke, struct pty *pty)
{
    bool alive = listen_for_first(pty, stroke->patience_ms) && listen_until_silent(pty, LONG_MS);
    note(stroke, pty_traffic(pty));
    samples_add(&stroke->whole, (double)pty_traffic(pty).bytes);
    samples_add(&stroke->cpu_ms, process_cpu_ms(pty_process(pty)));
    return alive;
}

bool stroke_hold(struct stroke *stroke, struct pty *pty, const char *key, int times)
{
    bool alive = true;
    for (int i = 0; alive && i < times; i++) {
        double cpu = process_cpu_ms(pty_process(pty));
        pty_traffic_begin(pty);
        alive = pty_keys(pty, key) && pty_listen(pty, REPEAT_MS);
        note(stroke, pty_traffic(pty));
        samples_add(&stroke->whole, (double)pty_traffic(pty).bytes);
        samples_add(&stroke->cpu_ms, process_cpu_ms(pty_process(pty)) - cpu);
    }
    return alive && stroke_rest(pty);
}

long process_private_kib(int process)
{
    char *path = memory_format("/proc/%d/smaps_rollup", process);
    FILE *file = fopen(path, "r");
    char line[256];
    long sum = 0;
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "Private_Dirty:", 14) == 0) {
            sum += strtol(line + 14, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    free(path);
    return sum;
}

double process_cpu_ms(int process)
{
    char *path = memory_format("/proc/%d/schedstat", process);
    FILE *file = fopen(path, "r");
    char line[128] = "";
    if (file != NULL) {
        (void)!fgets(line, sizeof line, file);
        fclose(file);
    }
    free(path);
    return strtod(line, NULL) / 1e6;
}
