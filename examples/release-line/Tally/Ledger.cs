using System.Globalization;
using Polly;
using SQLitePCL;

namespace Tally;

/// <summary>The expenses in a SQLite file. Another process may hold the file for a moment, so writing is tried again.</summary>
public sealed class Ledger : IDisposable
{
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new() { MaxRetryAttempts = 3, Delay = TimeSpan.FromMilliseconds(100) })
        .Build();

    private readonly sqlite3 _database;

    public Ledger(string path)
    {
        Batteries_V2.Init();
        Require(raw.sqlite3_open(path, out _database));
        Require(raw.sqlite3_exec(_database, "create table if not exists expense (name text, amount text)"));
    }

    public void Add(Expense expense) => Retry.Execute(() =>
    {
        Require(raw.sqlite3_prepare_v2(_database, "insert into expense values (?, ?)", out var statement));
        using (statement)
        {
            raw.sqlite3_bind_text(statement, 1, expense.Name);
            raw.sqlite3_bind_text(statement, 2, expense.Amount.ToString(CultureInfo.InvariantCulture));
            Require(raw.sqlite3_step(statement), raw.SQLITE_DONE);
        }
    });

    public IReadOnlyList<Expense> All()
    {
        var expenses = new List<Expense>();
        Require(raw.sqlite3_prepare_v2(_database, "select name, amount from expense", out var statement));
        using (statement)
        {
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                var amount = decimal.Parse(raw.sqlite3_column_text(statement, 1).utf8_to_string(), CultureInfo.InvariantCulture);
                expenses.Add(new Expense(raw.sqlite3_column_text(statement, 0).utf8_to_string(), amount));
            }
        }
        return expenses;
    }

    public void Dispose() => _database.Dispose();

    private void Require(int result, int wanted = raw.SQLITE_OK)
    {
        if (result != wanted) throw new IOException(raw.sqlite3_errmsg(_database).utf8_to_string());
    }
}
