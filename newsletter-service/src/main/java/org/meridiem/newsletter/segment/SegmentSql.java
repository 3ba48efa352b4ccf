package org.meridiem.newsletter.segment;

/// A segment's conditions as SQL: the same words wherever subscribers are chosen. What the definition does not name is no condition.
public final class SegmentSql {

    /// Select-list members, each with a comma behind it but the last, out of a row of `segment` called `g`.
    public static final String COLUMNS = """
                    (select array_agg(n.id) from newsletter n where g.definition -> 'newsletters' ? n.slug) as segment_newsletters,
                    (select array_agg(v) from jsonb_array_elements_text(g.definition -> 'sections') v) as segment_sections,
                    (select array_agg(lower(v)) from jsonb_array_elements_text(g.definition -> 'languages') v) as segment_languages,
                    (g.definition ->> 'createdSince')::timestamptz as segment_created_since,
                    now() - (g.definition ->> 'deliveredWithinDays')::integer * interval '1 day' as segment_delivered_since,
                    g.definition -> 'newsletters' is not null as segment_by_newsletter
            """
            .replace(" ? n.slug", " ?? n.slug");

    /// A condition that begins with `and`, on a subscriber `p` and a row `aim` that has [#COLUMNS].
    public static final String MATCHES = """
                    and (not aim.segment_by_newsletter or exists (select from subscription m where m.subscriber_id = p.id
                        and m.state = 'CONFIRMED' and m.newsletter_id = any(aim.segment_newsletters)))
                    and (aim.segment_sections is null or p.sections && aim.segment_sections)
                    and (aim.segment_languages is null
                        or split_part(lower(p.language), '-', 1) = any(aim.segment_languages)
                        or lower(p.language) = any(aim.segment_languages))
                    and (aim.segment_created_since is null or p.created_at >= aim.segment_created_since)
                    and (aim.segment_delivered_since is null or exists (select from delivery e
                        where e.subscriber_id = p.id and e.state = 'SENT'
                            and e.finished_at >= aim.segment_delivered_since))
            """;

    private SegmentSql() {
    }
}
