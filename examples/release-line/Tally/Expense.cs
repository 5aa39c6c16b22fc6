using FluentValidation;

namespace Tally;

/// <summary>One line of the tally.</summary>
public sealed record Expense(string Name, decimal Amount);

/// <summary>What an expense must be before it is written.</summary>
public sealed class ExpenseValidator : AbstractValidator<Expense>
{
    public ExpenseValidator()
    {
        RuleFor(expense => expense.Name).NotEmpty().MaximumLength(80);
        RuleFor(expense => expense.Amount).GreaterThan(0);
    }
}
