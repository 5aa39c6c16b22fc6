using System.CommandLine;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using Serilog;
using Tally;

var builder = Host.CreateApplicationBuilder();
builder.Logging.ClearProviders().AddSerilog(
    new LoggerConfiguration().WriteTo.Async(sinks => sinks.Console(standardErrorFromLevel: 0)).CreateLogger(),
    dispose: true);
builder.Services.AddSingleton(new Ledger("tally.db"));
using var host = builder.Build();
var ledger = host.Services.GetRequiredService<Ledger>();
var log = host.Services.GetRequiredService<ILogger<Ledger>>();

var name = new Argument<string>("name");
var amount = new Argument<decimal>("amount");
var add = new Command("add", "Add an expense.") { name, amount };
add.SetAction(arguments =>
{
    var expense = new Expense(arguments.GetValue(name) ?? "", arguments.GetValue(amount));
    new ExpenseValidator().ValidateAndThrow(expense);
    ledger.Add(expense);
    log.LogInformation("added {Name}", expense.Name);
});

var list = new Command("list", "Print all expenses as JSON.");
list.SetAction(_ => Console.WriteLine(JsonConvert.SerializeObject(ledger.All())));

return new RootCommand("Keeps a tally of expenses.") { add, list }.Parse(args).Invoke();
