namespace Arus.Contracts.Learning;

/// <summary>Makes probabilities mean what they say. Never changes.</summary>
public interface ICalibration
{
    /// <summary>A name of <see cref="ICalibrations.Methods"/>.</summary>
    string Method { get; }

    /// <summary>Its numbers, from which <see cref="ICalibrations.Restore"/> makes it again.</summary>
    IReadOnlyList<double> Parameters { get; }

    /// <summary>The calibrated probability; rises with the raw one, or stays.</summary>
    double Of(double probability);
}

/// <summary>The outcomes that a coverage leaves possible.</summary>
[Flags]
public enum PossibleOutcomes
{
    /// <summary>None: the row is unlike what was seen.</summary>
    None = 0,

    /// <summary>The event does not happen.</summary>
    No = 1,

    /// <summary>The event happens.</summary>
    Yes = 2,

    /// <summary>Nothing is ruled out.</summary>
    Both = No | Yes,
}

/// <summary>Ways to calibrate, fitted on rows the model was not trained on.</summary>
public interface ICalibrations
{
    /// <summary>platt, isotonic, temperature.</summary>
    IReadOnlyList<string> Methods { get; }

    /// <summary>Fits one.</summary>
    /// <param name="method">A name of <see cref="Methods"/>.</param>
    /// <param name="probabilities">What a model said of rows it was not trained on.</param>
    /// <param name="targets">Per row 1 when the event happened, else 0.</param>
    /// <exception cref="InvalidInputException">The method is unknown, or the rows are too few, of one class, or no probabilities.</exception>
    ICalibration Fit(string method, ReadOnlySpan<double> probabilities, ReadOnlySpan<double> targets);

    /// <summary>Makes a calibration from its numbers.</summary>
    /// <exception cref="InvalidInputException">They are not those of the method.</exception>
    ICalibration Restore(string method, IReadOnlyList<double> parameters);

    /// <summary>
    /// The largest error that split-conformal prediction allows (Vovk 2005; Lei et al. 2018): the ⌈(n+1) × coverage⌉-th smallest of the errors on rows the model was not trained on. A prediction ± it
    /// holds the truth with at least that coverage when past and future rows are exchangeable. Infinite when there are too few errors for the coverage.
    /// </summary>
    /// <param name="errors">Per row how far the prediction was from the truth; of a probability, 1 less the probability given to what happened.</param>
    /// <param name="coverage">Above 0, below 1.</param>
    double ConformalRadius(ReadOnlySpan<double> errors, double coverage);

    /// <summary>The outcomes whose error would not exceed a radius.</summary>
    PossibleOutcomes Possible(double probability, double radius);
}
