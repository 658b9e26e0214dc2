/* peer_data: 10,000 rows of Chinese in the shape that each peer reads: a text, a table, a repository,
 * a mailbox, a folder. The word 龘 stands near the end alone. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "bench.h"
#include "workshop.h"

#define ROWS 10000
#define RARE_ROW 9990
#define SECONDS_BASE 1700000000L

static const char *const parties[] = {"重庆岚枕川汽车零部件有限公司", "沙坪坝区快哉风汽修厂",
                                      "重庆霁垣表面处理有限公司",     "沙坪坝区雨后青干洗店",
                                      "重庆枫篁肉类加工有限公司",     "重庆箬溪坞家具有限公司",
                                      "沙坪坝区王小丽火锅店"};
static const char *const violations[] = {"厂界噪声轻微超标", "油烟净化设施没有定期清洗",
                                         "夜间施工噪声扰民", "危险废物管理台账记录不全",
                                         "没有填报排污登记表"};

static const char *party_of(int row)
{
    return parties[row % 7];
}

static const char *violation_of(int row)
{
    return violations[row % 5];
}

static const char *rare_of(int row)
{
    return row == RARE_ROW ? "龘" : "";
}

typedef void write_row(struct buffer *out, int row);

static void write_text(struct buffer *out, int row)
{
    buffer_add_format(out, "沙环柔〔2026〕%d号  %s  %s%s  已受理 2026-03-09\n", row, party_of(row),
                      violation_of(row), rare_of(row));
}

static void write_csv(struct buffer *out, int row)
{
    if (row == 1) {
        buffer_add(out, "案号,当事人,违法行为,状态,到期日\n");
    }
    buffer_add_format(out, "沙环柔〔2026〕%d号,%s,%s%s,已受理,2026-03-09\n", row, party_of(row),
                      violation_of(row), rare_of(row));
}

static void write_commit(struct buffer *out, int row)
{
    char *message = memory_format("%d号 %s %s%s", ROWS - row, party_of(row), violation_of(row),
                                  rare_of(ROWS - row));
    buffer_add_format(out,
                      "commit refs/heads/main\ncommitter 陈屿 <chenyu@example.com> %ld +0800\n"
                      "data <<END\n%s\nEND\n\n",
                      SECONDS_BASE + row * 60L, message);
    free(message);
}

static void write_mail(struct buffer *out, int row)
{
    buffer_add_format(out,
                      "From chenyu@example.com Mon Mar  9 14:05:00 2026\n"
                      "From: 陈屿 <chenyu@example.com>\nTo: banshi@example.com\n"
                      "Subject: %d号 %s %s%s\nDate: Mon, 9 Mar 2026 %02d:%02d:%02d +0800\n"
                      "Message-ID: <%d@example.com>\n"
                      "Content-Type: text/plain; charset=utf-8\n\n%s\n\n",
                      row, party_of(row), violation_of(row), rare_of(row), row / 3600,
                      row / 60 % 60, row % 60, row, violation_of(row));
}

static bool write_rows(const struct bench *bench, const char *name, write_row *each)
{
    struct buffer out;
    struct err err;
    char *path = file_join(bench->folder, name);
    buffer_init(&out);
    for (int row = 1; row <= ROWS; row++) {
        each(&out, row);
    }
    bool good = file_write(path, buffer_text(&out), out.length, 0600, &err);
    if (!good) {
        fprintf(stderr, "bench: %s\n", err.message);
    }
    buffer_done(&out);
    free(path);
    return good;
}

static bool write_repository(const struct bench *bench)
{
    const char *init[] = {"git", "init", "-q", "-b", "main", "repo", NULL};
    const char *import[] = {"git", "-C", "repo", "fast-import", "--quiet", NULL};
    char *input = file_join(bench->folder, "commits");
    bool good = write_rows(bench, "commits", write_commit) &&
                (!workshop_has("git") || (workshop_run(bench->folder, NULL, init, NULL) &&
                                          workshop_run(bench->folder, input, import, NULL)));
    free(input);
    return good;
}

static bool write_folder(const struct bench *bench)
{
    struct err err;
    bool good = true;
    for (int row = 1; good && row <= ROWS; row++) {
        char *path = memory_format("%s/many/%05d %s", bench->folder, row, party_of(row));
        good = file_write(path, "", 0, 0600, &err);
        free(path);
    }
    return good;
}

static bool write_settings(const struct bench *bench)
{
    static const char settings[] =
        "set assumed_charset = utf-8\nset folder = .\nset spoolfile = mbox\n"
        "set quit = yes\nset mail_check = 3600\nset timeout = 3600\n";
    struct err err;
    char *path = file_join(bench->folder, "muttrc");
    bool good = file_write(path, settings, sizeof settings - 1, 0600, &err);
    free(path);
    return good;
}

bool peer_data_make(const struct bench *bench)
{
    struct err err;
    char *many = file_join(bench->folder, "many");
    bool good = file_make_folder(many, 0700, &err) && write_settings(bench) &&
                write_rows(bench, "rows.txt", write_text) &&
                write_rows(bench, "rows.csv", write_csv) && write_rows(bench, "mbox", write_mail) &&
                write_repository(bench) && write_folder(bench);
    if (!good) {
        fprintf(stderr, "bench: no data for the peers in %s\n", bench->folder);
    }
    free(many);
    return good;
}
