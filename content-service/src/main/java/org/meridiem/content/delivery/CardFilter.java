package org.meridiem.content.delivery;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/// Query parameters of the readers' list.
class CardFilter extends ArticleCriteria {

    @QueryParam("sort")
    @DefaultValue("-publishedAt")
    @Parameter(description = "Order; a leading `-` means descending.")
    CardSort sort = CardSort.NEWEST;

    CardSort sort() {
        return sort;
    }

    @Override
    public String shape() {
        return "articles|" + super.shape() + "|" + sort;
    }
}
