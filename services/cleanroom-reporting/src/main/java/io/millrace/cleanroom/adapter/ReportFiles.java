package io.millrace.cleanroom.adapter;

import io.millrace.cleanroom.config.ReportFormat;
import io.millrace.cleanroom.domain.Report;
import io.millrace.cleanroom.format.HtmlReport;
import io.millrace.cleanroom.format.IdentityCsv;
import io.millrace.cleanroom.format.JsonReport;
import io.millrace.cleanroom.format.TablesCsv;
import io.millrace.platform.objects.ObjectLocation;
import io.millrace.platform.objects.ObjectStore;

import java.net.URI;
import java.util.Set;

/** The report's files in the bucket. The JSON document is written last: a report counts only when it is there. */
public final class ReportFiles {
    private static final String CSV = "text/csv; charset=utf-8";

    private final ObjectStore objects;
    private final ObjectLocation folder;
    private final Set<ReportFormat> formats;
    private final HtmlReport page = new HtmlReport();

    /** Writes below this folder, in these formats. */
    public ReportFiles(ObjectStore objects, ObjectLocation folder, Set<ReportFormat> formats) {
        this.objects = objects;
        this.folder = folder;
        this.formats = Set.copyOf(formats);
    }

    /** Where the files lie; null for one that is not written. */
    public record Written(URI json, URI tables, URI identity, URI page) {}

    /** Bucket and prefix, as a text of its own for each place. */
    public String place() {
        return folder.bucket() + "/" + folder.key();
    }

    /** Writes a report under a name. */
    public Written write(String name, Report report) {
        URI tables = null;
        URI identity = null;
        URI html = null;
        if (formats.contains(ReportFormat.CSV)) {
            tables = put(at(name, "_Tables.csv"), TablesCsv.of(report), CSV);
            identity = put(at(name, "_IdentityResolution.csv"), IdentityCsv.of(report), CSV);
        }
        if (formats.contains(ReportFormat.HTML)) {
            html = put(at(name, ".html"), page.of(report), "text/html; charset=utf-8");
        }
        return new Written(put(at(name, ".json"), JsonReport.of(report), "application/json"), tables, identity, html);
    }

    private URI put(ObjectLocation to, String text, String contentType) {
        objects.put(to, text, contentType);
        return to.uri();
    }

    private ObjectLocation at(String name, String ending) {
        return new ObjectLocation(folder.bucket(), folder.key() + name + ending);
    }
}
