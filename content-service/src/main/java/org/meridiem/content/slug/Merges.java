package org.meridiem.content.slug;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.meridiem.content.editing.EditorialDatabaseException;
import org.meridiem.content.editing.InUse;
import org.meridiem.kit.problem.ProblemException;
import org.meridiem.kit.problem.ProblemType;

/// What merging sections, tags and authors has in common: the one that goes stays as a row that says where it went, because revisions refer
/// to it for ever, and all its slugs lead to the one that stays.
///
/// Works in the caller's transaction.
@ApplicationScoped
public class Merges {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final DataSource database;
    private final TaxonomySlugs slugs;

    Merges(DataSource database, TaxonomySlugs slugs) {
        this.database = database;
        this.slugs = slugs;
    }

    /// Finds the one that stays and locks both, so that nothing begins to refer to the one that goes while it goes.
    ///
    /// @param source the one that goes
    /// @param into   a slug of the one that stays
    /// @return the id of the one that stays
    /// @throws ProblemException 404 or 410 when the source is not there, 422 at `/into` when the other one is not, or is the same
    public UUID lock(Taxon taxon, UUID source, String into) {
        UUID target = slugs.owners(taxon, List.of(into)).get(into);
        if (target == null) {
            throw ProblemType.UNRESOLVED_REFERENCE.with("There is no " + taxon.word() + " “" + into + "”.").at("/into",
                    "no " + taxon.word() + " has this slug");
        }
        if (target.equals(source)) {
            throw ProblemType.UNPROCESSABLE.with("Nothing can be merged into itself.").at("/into",
                    "is the " + taxon.word() + " itself");
        }
        boolean sourceThere = false;
        boolean targetThere = false;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select id, merged_into from " + taxon.word()
                        + " where id = any(?) order by id for update")) {
            select.setArray(1, connection.createArrayOf("uuid", new UUID[]{source, target}));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean there = row.getObject(2) == null;
                    if (row.getObject(1, UUID.class).equals(source)) {
                        sourceThere = there;
                    } else {
                        targetThere = there;
                    }
                }
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
        if (!sourceThere) {
            throw absent(taxon, source);
        }
        if (!targetThere) {
            throw ProblemType.CONFLICT.with("The " + taxon.word() + " “" + into
                    + "” was merged or deleted just now. Read again.");
        }
        return target;
    }

    /// The one that goes becomes a signpost.
    public void seal(Taxon taxon, UUID source, UUID target) {
        slugsMove(taxon, source, target);
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("update " + taxon.word()
                        + " set merged_into = ? where id = ? or merged_into = ?")) {
            update.setObject(1, target);
            update.setObject(2, source);
            update.setObject(3, source);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    /// Removes the signposts to something that is about to be deleted.
    public void forget(Taxon taxon, UUID target) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection
                        .prepareStatement("delete from " + taxon.word() + " where merged_into = ?")) {
            delete.setObject(1, target);
            delete.executeUpdate();
        } catch (SQLException e) {
            if (FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                throw InUse.justNow();
            }
            throw new EditorialDatabaseException(e);
        }
    }

    /// The problem to throw when there is none with this id: 404, or 410 with `mergedInto` when it was merged.
    public ProblemException absent(Taxon taxon, UUID id) {
        return successor(taxon, id)
                .map(target -> ProblemType.GONE.with("This " + taxon.word() + " was merged into another one.")
                        .and("mergedInto", target))
                .orElseGet(() -> ProblemType.NOT_FOUND.with("There is no " + taxon.word() + " with this id."));
    }

    private Optional<UUID> successor(Taxon taxon, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select merged_into from " + taxon.word()
                        + " where id = ? and merged_into is not null")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }

    private void slugsMove(Taxon taxon, UUID source, UUID target) {
        String sql = "update taxonomy_slug set origin = case origin when 'PRESENT' then 'MERGED' else origin end, since = now(), "
                + taxon.column() + " = ? where " + taxon.column() + " = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, target);
            update.setObject(2, source);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new EditorialDatabaseException(e);
        }
    }
}
