/* rouzhi-press: documents on stdin, PDFs at the paths given. A process of its own.
 *
 *     rouzhi-press [--fonts DIR [--only]] PATH… < documents
 *     rouzhi-press [--fonts DIR [--only]] --faces
 *
 * One path for each document. All are laid out before the first is written; each file is written
 * whole or not at all. stdout: "pages N" for each document, "face …" for each face; stderr: one
 * Chinese sentence, and its code is the exit status.  Reads nothing but stdin and fonts. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/file.h"
#include "base/memory.h"
#include "press/pdf.h"

#define STREAM_LIMIT 64000000 /* bytes: some 10,000 letters */

struct job {
    struct document *document;
    struct print print;
    const char *path;
};

struct run {
    const char *fonts;
    bool only;
    bool faces;
    struct job *jobs;
    size_t count;
};

static bool read_arguments(struct run *run, int count, char **arguments, struct err *err)
{
    run->fonts = getenv("ROUZHI_FONTS");
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--fonts") == 0 && i + 1 < count) {
            run->fonts = arguments[++i];
        } else if (strcmp(arguments[i], "--only") == 0) {
            run->only = true;
        } else if (strcmp(arguments[i], "--faces") == 0) {
            run->faces = true;
        } else if (arguments[i][0] == '-') {
            return err_set(err, ERR_USAGE, "不认识的选项 %s", arguments[i]);
        } else {
            run->jobs = memory_array(run->jobs, run->count + 1, sizeof *run->jobs);
            run->jobs[run->count++] = (struct job){.path = arguments[i]};
        }
    }
    if (run->faces == (run->count > 0)) {
        return err_set(err, ERR_USAGE,
                       "用法：rouzhi-press [--fonts 文件夹 [--only]] 文件.pdf … 或 --faces");
    }
    return true;
}

static bool read_documents(struct run *run, struct err *err)
{
    struct buffer stream;
    buffer_init(&stream);
    size_t at = 0;
    bool read = file_read_input(STREAM_LIMIT, &stream, err);
    for (size_t i = 0; read && i < run->count; i++) {
        run->jobs[i].document = document_read(buffer_text(&stream), stream.length, &at, err);
        read = run->jobs[i].document != NULL;
    }
    if (read && at != stream.length) {
        read = err_set(err, ERR_INPUT, "文书的份数与文件名的个数不一致");
    }
    buffer_done(&stream);
    return read;
}

/* All or none: what can't be printed refuses the batch before any file is there. */
static bool lay_out(struct run *run, struct paper *paper, struct err *err)
{
    for (size_t i = 0; i < run->count; i++) {
        struct job *job = &run->jobs[i];
        struct err why;
        if (print_make(&job->print, job->document, paper, &why)) {
            continue;
        }
        *err = why;
        if (run->count > 1) {
            err_set(err, why.code, "第 %zu 份（%s）：%s", i + 1, file_name_of(job->path),
                    why.message);
        }
        return false;
    }
    return true;
}

static bool write_files(struct run *run, struct paper *paper, struct err *err)
{
    bool written = true;
    for (size_t i = 0; written && i < run->count; i++) {
        struct buffer bytes;
        buffer_init(&bytes);
        written = pdf_make(&run->jobs[i].print, paper, &bytes, err) &&
                  file_write(run->jobs[i].path, bytes.bytes, bytes.length, 0600, err);
        if (written) {
            printf("pages %zu\n", run->jobs[i].print.pages.count);
        }
        buffer_done(&bytes);
    }
    return written;
}

static bool print_all(struct run *run, struct faces *faces, struct err *err)
{
    struct paper *paper = paper_new(faces);
    bool done =
        read_documents(run, err) && lay_out(run, paper, err) && write_files(run, paper, err);
    paper_free(paper);
    return done;
}

static bool work(struct run *run, struct err *err)
{
    struct faces faces;
    bool done = faces_open(&faces, run->fonts, run->only, err) &&
                (run->faces || print_all(run, &faces, err));
    if (done) {
        struct buffer report;
        buffer_init(&report);
        faces_report(&faces, run->faces, "face ", &report);
        fputs(buffer_text(&report), stdout);
        buffer_done(&report);
    }
    faces_close(&faces);
    return done;
}

int main(int count, char **arguments)
{
    struct run run = {NULL, false, false, NULL, 0};
    struct err err;
    err_clear(&err);
    setlocale(LC_CTYPE, "C.UTF-8");
    signal(SIGXFSZ, SIG_IGN); /* a file that may not grow is a full disk, not an end */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); /* letters have names in them: no core files */
    bool done = read_arguments(&run, count, arguments, &err) && work(&run, &err);
    if (!done) {
        fprintf(stderr, "%s\n", err.message);
        if (err.detail[0] != '\0') {
            fprintf(stderr, "%s\n", err.detail);
        }
    }
    for (size_t i = 0; i < run.count; i++) {
        print_done(&run.jobs[i].print);
        document_free(run.jobs[i].document);
    }
    free(run.jobs);
    return done ? 0 : (int)err.code;
}
