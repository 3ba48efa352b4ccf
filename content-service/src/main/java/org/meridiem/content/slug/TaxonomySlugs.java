package org.meridiem.content.slug;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;
import org.meridiem.content.caching.Purges;
import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.kit.problem.ProblemType;

/// Whose each slug of a section, tag or author is. Beside its present slug each of them has others that lead to it: those that it had before,
/// those of what was merged into it, and synonyms set by hand. Links outside depend on them, so nobody else gets one until its owner gives it up.
///
/// Works in the caller's transaction. Two that want the same slug at once: the second waits for the first one's end.
@ApplicationScoped
public class TaxonomySlugs {

    private final DataSource database;
    private final Purges purges;

    TaxonomySlugs(DataSource database, Purges purges) {
        this.database = database;
        this.purges = purges;
    }

    /// Takes the slug of something new, whose row is there already, and others that are to lead to it.
    ///
    /// @param others null for none
    /// @param member name of the list of others in the request
    /// @throws org.meridiem.kit.problem.ProblemException 409 at `/slug` or below the member when one leads to another owner
    public void take(Taxon taxon, UUID owner, String slug, @Nullable List<String> others, String member) {
        take(taxon, slug, owner);
        if (others != null) {
            keep(taxon, owner, others, member);
        }
        purge(taxon, owner);
    }

    /// Takes over what a change says of slugs. The slug that was the present one until now goes on leading here.
    ///
    /// @param from   the slug until now
    /// @param to     the slug from now on; may be the same
    /// @param others null keeps them as they are
    /// @param member name of the list of others in the request
    /// @return whether the others changed by the request's will
    /// @throws org.meridiem.kit.problem.ProblemException 409 when one leads to another owner, 422 when one of the others is the present slug
    public boolean change(Taxon taxon, UUID owner, String from, String to, @Nullable List<String> others,
            String member) {
        List<String> wanted = others == null ? null : new ArrayList<>(others);
        if (!from.equals(to)) {
            rename(taxon, from, to, owner);
            if (wanted != null && !wanted.contains(from)) {
                wanted.add(from);
            }
        }
        return wanted != null && keep(taxon, owner, wanted, member);
    }

    /// Public answers under any slug of this one, and lists of its kind, are out of date.
    public void purge(Taxon taxon, UUID owner) {
        String sql = "select slug from taxonomy_slug where " + taxon.column() + " = ?";
        List<String> all = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, owner);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        purge(taxon, all.stream());
    }

    private void purge(Taxon taxon, Stream<String> all) {
        String word = taxon.word();
        purges.ask(Stream.concat(Stream.of(word + "s"), all.map(slug -> word + "-" + slug)).toList());
    }

    private void take(Taxon taxon, String slug, UUID owner) {
        if (!insert(taxon, slug, owner, "PRESENT")) {
            throw SlugPolicy.taken(slug);
        }
    }

    // One of its own other slugs may become the present one again.
    private void rename(Taxon taxon, String from, String to, UUID owner) {
        String sql = "update taxonomy_slug set origin = ?, since = now() where kind = ? and slug = ? and "
                + taxon.column() + " = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            if (!mark(update, "FORMER", taxon, from, owner)) {
                throw new IllegalStateException(taxon + " " + owner + " does not have its slug " + from);
            }
            if (!mark(update, "PRESENT", taxon, to, owner)) {
                take(taxon, to, owner);
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    // Keeps these other slugs, takes those of them that are new, gives up the rest.
    private boolean keep(Taxon taxon, UUID owner, List<String> wanted, String member) {
        Set<String> before = new HashSet<>(others(taxon, owner));
        Set<String> given = new HashSet<>(wanted);
        boolean changed = false;
        for (String slug : before) {
            changed |= !given.contains(slug) && release(taxon, slug);
        }
        purge(taxon, before.stream());
        for (int i = 0; i < wanted.size(); i++) {
            String slug = wanted.get(i);
            if (before.contains(slug)) {
                continue;
            }
            if (!insert(taxon, slug, owner, "SYNONYM")) {
                String pointer = "/" + member + "/" + i;
                if (owner.equals(owners(taxon, List.of(slug)).get(slug))) {
                    throw ProblemType.UNPROCESSABLE.with("“" + slug + "” is the slug itself.").at(pointer,
                            "is the slug itself");
                }
                throw ProblemType.ALREADY_EXISTS.with("The slug “" + slug + "” leads to another " + taxon.word() + ".")
                        .at(pointer, "leads to another " + taxon.word());
            }
            changed = true;
        }
        return changed;
    }

    /// The slugs beside the present one that lead to it, in order.
    public List<String> others(Taxon taxon, UUID owner) {
        return others(taxon, List.of(owner)).getOrDefault(owner, List.of());
    }

    /// The same of many, in one statement. What has none is absent.
    public Map<UUID, List<String>> others(Taxon taxon, Collection<UUID> owners) {
        Map<UUID, List<String>> others = new HashMap<>();
        if (owners.isEmpty()) {
            return others;
        }
        String sql = "select " + taxon.column() + ", slug from taxonomy_slug where " + taxon.column()
                + " = any(?) and origin <> 'PRESENT' order by slug";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", owners.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    others.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>()).add(row.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return others;
    }

    /// Whose these slugs are, present or not. What nobody has is absent.
    public Map<String, UUID> owners(Taxon taxon, Collection<String> slugs) {
        Map<String, UUID> owners = new HashMap<>();
        List<String> wanted = slugs.stream().filter(SlugPolicy::isSlug).toList();
        if (wanted.isEmpty()) {
            return owners;
        }
        String sql = "select slug, " + taxon.column() + " from taxonomy_slug where kind = ? and slug = any(?)";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, taxon.name());
            select.setArray(2, connection.createArrayOf("text", wanted.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    owners.put(row.getString(1), row.getObject(2, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        return owners;
    }

    /// Where a slug that is not, or no longer, a present one leads.
    public Optional<String> present(Taxon taxon, String slug) {
        if (!SlugPolicy.isSlug(slug)) {
            return Optional.empty();
        }
        String sql = "select t.slug from taxonomy_slug s join " + taxon.word() + " t on t.id = s." + taxon.column()
                + " where s.kind = ? and s.slug = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, taxon.name());
            select.setString(2, slug);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private boolean insert(Taxon taxon, String slug, UUID owner, String origin) {
        String sql = "insert into taxonomy_slug (kind, slug, " + taxon.column()
                + ", origin) values (?, ?, ?, ?) on conflict do nothing";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, taxon.name());
            insert.setString(2, slug);
            insert.setObject(3, owner);
            insert.setString(4, origin);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private boolean release(Taxon taxon, String slug) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "delete from taxonomy_slug where kind = ? and slug = ? and origin <> 'PRESENT'")) {
            delete.setString(1, taxon.name());
            delete.setString(2, slug);
            return delete.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private static boolean mark(PreparedStatement update, String origin, Taxon taxon, String slug, UUID owner)
            throws SQLException {
        update.setString(1, origin);
        update.setString(2, taxon.name());
        update.setString(3, slug);
        update.setObject(4, owner);
        return update.executeUpdate() == 1;
    }
}
