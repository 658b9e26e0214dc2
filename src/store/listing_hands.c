/* listing_hands: which rows of the cases are in my hands. See store/listing_hands.h.
 *
 * :me, :unit and :week are bound by the plan. A plus keeps the database from an index that isn't meant. */
#include "store/listing_hands.h"

#include <string.h>

#include "law/term.h"
#include "store/sql.h"

/* What was decided last of my standing back in this case. */
#define NOT_STOOD_BACK_HEAD                                                                        \
    " AND (SELECT v.value FROM step p CROSS JOIN step_value w ON w.step = p.id AND w.field = "     \
    "'whom' AND w.row = 0 AND w.value = :me CROSS JOIN step_value v ON v.step = p.id AND v.field " \
    "= 'decision' AND v.row = 0 WHERE p.case_id = t.id AND p.form IN ("
#define NOT_STOOD_BACK_TAIL ") ORDER BY p.done_at DESC, p.id DESC LIMIT 1) IS NOT 'stand-back'"

/* Somebody's standing back was asked for, and nobody decided on it since. */
#define RECUSAL_HEAD "t.id IN (SELECT p.case_id FROM step p WHERE p.form IN ("
#define RECUSAL_MIDDLE                                                                             \
    ") AND NOT EXISTS (SELECT 1 FROM step d WHERE d.case_id = p.case_id AND d.id > p.id AND "      \
    "d.form IN ("
#define WHOM(step) "(SELECT value FROM step_value WHERE step = " step ".id AND field = 'whom')"
#define RECUSAL_TAIL ") AND " WHOM("d") " IS " WHOM("p") "))"

bool listing_hands_make(enum view_filter filter)
{
    return filter == VIEW_TODAY || filter == VIEW_WAITING;
}

/* Mine are in 待我处理 not at all; in 今日 also those that no day brings there. While a promise is watched there is
 * always a day. */
static bool is_wanted(const struct listing_hands *hands, const struct case_hand *hand)
{
    const char *term = hand->state->term;
    return !hand->mine ||
           (hands->filter == VIEW_TODAY && (term == NULL || strcmp(term, TERM_OBSERVE) != 0));
}

void listing_hands_init(struct listing_hands *hands, const struct form_set *forms,
                        const struct form *form, const struct listing_query *query)
{
    struct err ignored;
    *hands = (struct listing_hands){.form = form, .forms = forms, .filter = query->view->filter};
    size_t count = case_hands(query->roles, hands->hands);
    for (size_t i = 0; i < count; i++) {
        if (is_wanted(hands, &hands->hands[i])) {
            hands->hands[hands->hand_count++] = hands->hands[i];
        }
    }
    for (size_t i = 0; hands->filter == VIEW_TODAY && i < form->field_count; i++) {
        hands->officers += form->fields[i].type->kind == FIELD_OFFICER;
    }
    hands->recusals = act_allowed(ACT_RECUSAL_DECIDE, query->roles, &ignored);
    hands->clauses = hands->officers + hands->hand_count + hands->recusals;
}

/* 'propose', 'file': the forms of these acts. */
static void add_forms(const struct listing_hands *hands, uint64_t acts, struct buffer *out)
{
    const char *between = "";
    for (size_t i = 0; i < hands->forms->count; i++) {
        const struct form *form = hands->forms->forms[i];
        if (form->act != NULL && (case_deed_bit(form->act->id) & acts) != 0) {
            buffer_add_format(out, "%s'%s'", between, form->name);
            between = ", ";
        }
    }
}

/* Due soon: this officer field is me. */
static void add_soon(const struct listing_hands *hands, size_t officer, bool leading,
                     struct buffer *out)
{
    size_t seen = 0;
    for (size_t i = 0; i < hands->form->field_count; i++) {
        if (hands->form->fields[i].type->kind == FIELD_OFFICER && seen++ == officer) {
            buffer_add(out, leading ? "t." : "+t.");
            sql_add_name(out, hands->form->fields[i].key);
            buffer_add(out, " = :me AND ");
        }
    }
    buffer_add(out, leading ? "t.due_on <= :week" : "+t.due_on <= :week");
}

static void add_mine(const struct listing_hands *hands, bool mine, struct buffer *out)
{
    for (size_t i = 0, seen = 0; i < hands->form->field_count; i++) {
        if (hands->form->fields[i].type->kind == FIELD_OFFICER) {
            buffer_add(out, !mine || seen++ == 0 ? " AND " : " OR ");
            buffer_add(out, mine && seen == 1 ? "(+t." : "+t.");
            sql_add_name(out, hands->form->fields[i].key);
            buffer_add(out, mine ? " = :me" : " IS NOT :me");
        }
    }
    buffer_add(out, mine ? ")" : "");
}

/* Whoever did one of these acts in the case, first or second officer, is kept off. */
static void add_not_done(const struct listing_hands *hands, uint64_t acts, struct buffer *out)
{
    buffer_add(out, " AND NOT EXISTS (SELECT 1 FROM step p WHERE p.case_id = t.id AND p.form IN (");
    add_forms(hands, acts, out);
    buffer_add(out, ") AND (p.officer = :me OR EXISTS (SELECT 1 FROM step_value v WHERE v.step = "
                    "p.id AND v.field = 'officer2' AND v.value = :me)))");
}

static void add_hand(const struct listing_hands *hands, const struct case_hand *hand, bool leading,
                     struct buffer *out)
{
    static const char *const columns[CASE_TRACKS] = {"state", "crime_state", "detention_state"};
    buffer_add_format(out, "%st.%s = '%s'", leading ? "" : "+", columns[hand->state->track],
                      hand->state->code);
    if (hand->mine) {
        buffer_add(out, " AND +t.due_on IS NULL");
        add_mine(hands, true, out);
        return;
    }
    if (hand->unit) {
        buffer_add(out, LISTING_OF_MY_UNIT);
    }
    if (hand->not_handler) {
        add_mine(hands, false, out);
    }
    if (hand->not_done != 0) {
        add_not_done(hands, hand->not_done, out);
    }
    buffer_add(out, NOT_STOOD_BACK_HEAD);
    add_forms(hands, case_deed_bit(ACT_RECUSAL_DECIDE), out);
    buffer_add(out, NOT_STOOD_BACK_TAIL);
}

static void add_recusals(const struct listing_hands *hands, bool leading, struct buffer *out)
{
    buffer_add(out, leading ? RECUSAL_HEAD : "+" RECUSAL_HEAD);
    add_forms(hands, case_deed_bit(ACT_RECUSAL), out);
    buffer_add(out, RECUSAL_MIDDLE);
    add_forms(hands, case_deed_bit(ACT_RECUSAL_DECIDE), out);
    buffer_add(out, RECUSAL_TAIL);
}

static void add_clause(const struct listing_hands *hands, size_t clause, bool leading,
                       struct buffer *out)
{
    if (clause < hands->officers) {
        add_soon(hands, clause, leading, out);
    } else if (clause - hands->officers < hands->hand_count) {
        add_hand(hands, &hands->hands[clause - hands->officers], leading, out);
    } else {
        add_recusals(hands, leading, out);
    }
}

void listing_hands_add(const struct listing_hands *hands, size_t clause, struct buffer *out)
{
    buffer_add(out, " AND ");
    add_clause(hands, clause, true, out);
}

void listing_hands_add_all(const struct listing_hands *hands, struct buffer *out)
{
    buffer_add(out, " AND (0");
    for (size_t i = 0; i < hands->clauses; i++) {
        buffer_add(out, " OR (");
        add_clause(hands, i, false, out);
        buffer_add(out, ")");
    }
    buffer_add(out, ")");
}
